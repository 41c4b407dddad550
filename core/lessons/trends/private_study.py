"""The study of private training: more noise, less ε, and what the model is then worth; on a worker."""

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from core.lessons.trends.epsilon import epsilons
from core.lessons.trends.logistic import area, chances, gradient
from core.lessons.trends.private import SHARE, STEPS, trained
from core.lessons.trends.rows import Halves, halves, split
from core.messages import N_

if TYPE_CHECKING:
    from core.jobs import Hands

NOISES = (0.5, 0.7, 1.0, 1.5, 2.5, 4.0, 8.0, 16.0)
TABLES: Mapping[str, str] = {"german_credit": N_("German credit"), "heart": N_("Heart disease")}
PARTS = (1.0, 0.25)  # of the training rows
SPLITS, AT_ONCE, SEEDS, TEST_SHARE = 12, 4, 2, 0.3
PLAIN_STEPS, PLAIN_RATE, PLAIN_L2 = 500, 0.5, 1e-3

Arrays = dict[str, NDArray[np.float64]]


def one_split(table: str, part: float, seed: int) -> Arrays:
    """Return AUC on test rows: "private" (noises, seeds), "plain" (), and the number of training "rows"."""
    train, test = split(table, seed, TEST_SHARE)
    it = halves(table, train[: round(part * len(train))], test)
    weights = trained(it.X, it.y, np.array(NOISES), SEEDS, np.random.default_rng(seed))
    return {
        "private": area(chances(it.X_test, weights), it.y_test),
        "plain": area(chances(it.X_test, _plain(it)), it.y_test),
        "rows": np.array(len(it.y)),
    }


def _plain(it: Halves) -> NDArray[np.float64]:
    weights = np.zeros(it.X.shape[1])
    for _ in range(PLAIN_STEPS):
        weights = weights - PLAIN_RATE * gradient(it.X, it.y, weights, PLAIN_L2)
    return weights


def conduct(table: str) -> "Callable[[Hands], Awaitable[Arrays]]":
    """Return what does the study of a table.

    Its arrays: "noise", "epsilon" (noises,), "private" (parts, splits, noises, seeds), "plain", "rows" (parts, splits).
    """

    async def done(hands: "Hands") -> Arrays:
        total, parts = SPLITS // AT_ONCE + 1, list[Arrays]()
        promises = {"noise": np.array(NOISES), "epsilon": np.array(await hands.ask(epsilons, NOISES, SHARE, STEPS))}
        hands.tell(1, total)
        for first in range(0, SPLITS, AT_ONCE):
            parts.append(await hands.ask(several, table, tuple(range(first, first + AT_ONCE))))
            hands.tell(len(parts) + 1, total, promises | _joined(parts))
        return promises | _joined(parts)

    return done


def several(table: str, seeds: tuple[int, ...]) -> Arrays:
    """Return what `one_split` finds for each share of the rows and each split (parts, splits, …)."""
    found = [[one_split(table, part, seed) for seed in seeds] for part in PARTS]
    return {name: np.stack([np.stack([one[name] for one in row]) for row in found]) for name in found[0][0]}


def _joined(parts: list[Arrays]) -> Arrays:
    return {name: np.concatenate([part[name] for part in parts], axis=1) for name in parts[0]}
