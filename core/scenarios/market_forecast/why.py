"""Why a forecast is what it is: how much each group of inputs moves it, against training days.

Shapley values of five groups, exact: all 32 sets of them are tried (Shapley 1953; Lundberg and Lee 2017, "A unified
approach to interpreting model predictions").
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from math import factorial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.messages import N_, Message
from core.scenarios.market_forecast.measure import weights_of
from core.scenarios.market_forecast.net import said
from core.scenarios.market_forecast.series import Floats, weeks
from core.scenarios.market_forecast.walking import sides

Arrays = Mapping[str, Any]
GROUPS: Mapping[str, tuple[int, ...]] = {
    N_("Ups and downs of the last five days"): (0, 1, 2, 3, 4),
    N_("Size of today's move"): (5,),
    N_("Swings of the last week"): (6, 9),
    N_("Swings of the last month"): (7,),
    N_("Swings of the last quarter"): (8,),
}
"""Label -> columns of the network's inputs; the weighted swing goes with the last week, whose double it nearly is."""
DAYS = 100  # training days that are compared with


@dataclass(frozen=True)
class Pull:
    """Hold how much a group of inputs multiplies the expected size of daily moves, in percent."""

    label: str
    percent: float


def pulls(arrays: Arrays, place: int) -> tuple[Pull, ...]:
    """Return what moves the expected volatility of the week after a tested day, the largest first."""
    it, row, fold = weeks(), int(arrays["row"][place]), int(arrays["fold"][place])
    train, _ = sides(fold)
    some = np.sort(np.random.default_rng(0).choice(train, DAYS, replace=False))
    expected = partial(_expected, weights_of(arrays, fold), fold, it.X[some], it.X[row])
    found = [
        Pull(label, 100 * float(np.expm1(value)))
        for label, value in zip(GROUPS, shapley(expected, len(GROUPS)), strict=True)
    ]
    return tuple(sorted(found, key=lambda pull: -abs(pull.percent)))


def _expected(weights: list[NDArray[Any]], fold: int, others: Floats, x: Floats, players: tuple[int, ...]) -> float:
    """Return the mean log volatility when some groups are this day's and the others those of training days."""
    rows, groups = others.copy(), list(GROUPS.values())
    for player in players:
        rows[:, groups[player]] = x[list(groups[player])]
    return float(said(weights, fold, rows, np.ones(len(rows)))[1].mean())


def shapley(worth: Any, players: int) -> list[float]:
    """Return the Shapley value of each player of a game, `worth(players) -> float`."""
    sets = {one: worth(one) for size in range(players + 1) for one in combinations(range(players), size)}
    found = []
    for player in range(players):
        total = 0.0
        for one in sets:
            if player not in one:
                share = factorial(len(one)) * factorial(players - len(one) - 1) / factorial(players)
                total += share * (sets[tuple(sorted((*one, player)))] - sets[one])
        found.append(total)
    return found


def why_finding(found: tuple[Pull, ...]) -> Message:
    """Say what moves the expected volatility most."""
    text = N_("“{label}” raises the expected size of daily moves most: by {percent:.0f} %") if found[0].percent > 0 else N_("“{label}” lowers the expected size of daily moves most: by {percent:.0f} %")  # fmt: skip
    return Message.of(text, label=Message(found[0].label), percent=abs(found[0].percent))
