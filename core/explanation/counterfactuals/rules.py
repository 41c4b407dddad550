"""What a person can change of a column, in which direction, and how hard it is."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from core.messages import N_

LEAST, MOST = 0.1, 100.0  # times as hard as usual
HARD = 3.0  # what a column that is hard to change begins with
Places = NDArray[np.float64]


@dataclass(frozen=True)
class Way:
    """Describe a direction; `label` is marked with `N_`, `allows(to, now)` tells which places (m,) may be gone to."""

    label: str
    allows: Callable[[Places, float], NDArray[np.bool_]]


WAYS: Mapping[str, Way] = {
    "free": Way(N_("May change either way"), lambda to, now: to != now),
    "up": Way(N_("May only go up"), lambda to, now: to > now),
    "down": Way(N_("May only go down"), lambda to, now: to < now),
    "locked": Way(N_("Stays as it is"), lambda to, now: np.zeros(len(to), bool)),
}


@dataclass(frozen=True)
class Rule:
    """Say how a column may change.

    Parameters
    ----------
    way : str
        One of `WAYS`.
    cost : float
        How many times as hard a change of it is as that of another column.

    Raises
    ------
    ValueError
        When there is no such way, or the cost is out of bounds.
    """

    way: str = "free"
    cost: float = 1.0

    def __post_init__(self) -> None:
        if self.way not in WAYS:
            raise ValueError(f"unknown way {self.way!r}, there are {', '.join(WAYS)}")
        if not LEAST <= self.cost <= MOST:
            raise ValueError(f"expected a cost from {LEAST} to {MOST}, received {self.cost}")


def with_way(rules: Mapping[int, Rule], way: str, chosen: Collection[int]) -> dict[int, Rule]:
    """Return the rules of columns that differ when just the chosen ones go a way; those that went it before are free."""
    gone = {j: replace(rule, way="free") for j, rule in rules.items() if rule.way == way and j not in chosen}
    return gone | {j: replace(rules[j], way=way) for j in chosen if rules[j].way != way}


def with_cost(rules: Mapping[int, Rule], chosen: Collection[int]) -> dict[int, Rule]:
    """Return the rules of columns that differ when just the chosen ones are harder or easier to change than others."""
    gone = {j: replace(rule, cost=1.0) for j, rule in rules.items() if rule.cost != 1 and j not in chosen}
    return gone | {j: replace(rules[j], cost=HARD) for j in chosen if rules[j].cost == 1}
