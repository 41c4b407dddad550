"""Answers that contradict each other: no patient of the trial gave both."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.messages import N_, Message
from core.scenarios.treatment.table import COLUMNS, Floats, rows_of, trial

NAIVE = 7  # most days of HIV medicine that the trial still counted as none


@dataclass(frozen=True)
class Clash:
    """Describe two answers that can't both be true.

    Parameters
    ----------
    holds : callable
        `holds(of)` says which patients (n,) gave both; `of(column)` gives their answers (n,).
    text : str
        Marked with `N_`: what contradicts what; `{n}` patients of the trial gave the same answer to "has had HIV medicine".
    """

    holds: Callable[[Callable[[str], Floats]], NDArray[np.bool_]]
    text: str


CLASHES: tuple[Clash, ...] = (
    Clash(
        lambda of: (of("str2") == 1) & (of("preanti") == 0),
        N_("0 days of HIV medicine, and yet “has had HIV medicine before”; none of the {n:,} such patients had 0 days"),
    ),
    Clash(
        lambda of: (of("str2") == 0) & (of("preanti") > NAIVE),
        N_("days of HIV medicine, and yet not “has had HIV medicine before”; none of the {n:,} such patients had more than 7 days"),
    ),
    Clash(
        lambda of: (of("str2") == 0) & (of("oprior") == 1),
        N_("another HIV medicine before, and yet not “has had HIV medicine before”; none of the {n:,} such patients had one"),
    ),
)  # fmt: skip
"""Each holds for nobody in the trial."""


def clash(x: Floats) -> Message | None:
    """Say what contradicts what in a patient (d,), if anything does."""

    def of(name: str) -> Floats:
        return np.asarray(x[[list(COLUMNS).index(name)]])

    for one in CLASHES:
        if one.holds(of)[0]:
            return Message.of(one.text, n=int(rows_of("str2", float(of("str2")[0])).sum()))
    return None


def in_trial(one: Clash) -> int:
    """Return how many patients of the trial gave both answers."""
    return int(one.holds(trial().column).sum())
