"""How good news is: what a measured part of an explanation, or a whole of such parts, comes to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from core.messages import N_

Level = Literal["good", "fair", "poor", "unknown"]


@dataclass(frozen=True)
class Look:
    """Describe a level; `label` is marked with `N_`, and said as well as coloured, so that colour never stands alone."""

    label: str
    icon: str
    color: str


LEVELS: Mapping[Level, Look] = {
    "good": Look(N_("Holds"), ":material/check_circle:", "green"),
    "fair": Look(N_("With care"), ":material/warning:", "yellow"),
    "poor": Look(N_("Don't rely on it"), ":material/dangerous:", "red"),
    "unknown": Look(N_("Not measured yet"), ":material/hourglass_empty:", "gray"),
}
"""Level -> how it is shown, from the best to the worst."""

RANK: Mapping[Level, int] = {"unknown": 0, "good": 1, "fair": 2, "poor": 3}


def worst(levels: Sequence[Level]) -> Level:
    """Return the worst of levels; what isn't measured yet counts only where nothing is."""
    return max(levels, key=RANK.__getitem__, default="unknown")


def graded(value: float, good: float, fair: float) -> Level:
    """Return the level of a number that is better the smaller it is: good up to `good`, fair up to `fair`."""
    if not value <= fair:  # nan too
        return "poor"
    return "good" if value <= good else "fair"
