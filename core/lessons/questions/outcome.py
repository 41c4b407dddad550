"""What an experiment of the ten questions came to: lines of a chart, a title, a sentence, and whether the advice held."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.messages import N_, Message

HOLDS: Mapping[str, str] = {
    "holds": N_("The usual advice holds here"),
    "partly": N_("The usual advice holds in part"),
    "fails": N_("The usual advice does not hold here"),
    "unclear": N_("This experiment can't tell whether the usual advice holds"),
}
"""Name -> what is said of the advice."""


@dataclass(frozen=True)
class Line:
    """Hold one line of a chart: a value with the ends of its interval or spread, of a kind in `KINDS` of the chart."""

    label: Message | str
    value: float
    low: float
    high: float
    kind: str = "usual"


@dataclass(frozen=True)
class Outcome:
    """Hold what was found.

    Parameters
    ----------
    title, said : Message
        The finding in one line, and its numbers.
    axis : str
        What the chart's numbers are, marked with `N_`.
    lines : sequence of Line
    holds : str
        In `HOLDS`.
    """

    title: Message
    said: Message
    axis: str
    lines: Sequence[Line]
    holds: str


def over_seeds(label: Message | str, values: NDArray[Any], kind: str = "usual") -> Line:
    """Return the line of a score over seeds (n,): its mean, and its lowest and highest."""
    return Line(label, float(np.mean(values)), float(np.min(values)), float(np.max(values)), kind)


def signed(value: float) -> str:
    """Write a difference with its sign, and none for zero."""
    text = f"{round(value, 2) + 0.0:+.2f}".replace("-", "−")
    return text.lstrip("+") if float(text.replace("−", "-")) == 0 else text
