"""The study of private training: more noise, less ε, and what the model is then worth; on a worker."""

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from core.lessons.trends.epsilon import epsilon
from core.lessons.trends.logistic import area, chances, gradient
from core.lessons.trends.private import SHARE, STEPS, trained
from core.lessons.trends.rows import Halves, halves, split
from core.messages import N_

if TYPE_CHECKING:
    from core.jobs import Hands

NOISES = (0.5, 0.7, 1.0, 1.5, 2.5, 4.0, 8.0, 16.0)
TABLES: Mapping[str, str] = {"german_credit": N_("German credit"), "heart": N_("Heart disease")}
PARTS = (1.0, 0.25)  # of the training rows
SPLITS, SEEDS, TEST_SHARE = 12, 2, 0.3
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
        total = SPLITS * len(PARTS) + len(NOISES)
        told = [await _counted(hands, i, total) for i in range(len(NOISES))]
        found: dict[float, list[Arrays]] = {part: [] for part in PARTS}
        for seed in range(SPLITS):
            for number, part in enumerate(PARTS):
                found[part].append(await hands.ask(one_split, table, part, seed))
                so_far = _stacked(told, found) if number + 1 == len(PARTS) else None
                hands.tell(len(NOISES) + seed * len(PARTS) + number + 1, total, so_far)
        return _stacked(told, found)

    return done


async def _counted(hands: "Hands", place: int, total: int) -> float:
    found: float = await hands.ask(epsilon, NOISES[place], SHARE, STEPS)
    hands.tell(place + 1, total)
    return found


def _stacked(told: list[float], found: Mapping[float, list[Arrays]]) -> Arrays:
    parts = {
        name: np.stack([np.stack([one[name] for one in several]) for several in found.values()])
        for name in ("private", "plain", "rows")
    }
    return parts | {"noise": np.array(NOISES), "epsilon": np.array(told)}
