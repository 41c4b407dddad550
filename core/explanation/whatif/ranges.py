"""In which range a column can be changed: that of the training rows, in steps that suit it."""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from core.evaluation.remembering import remembered
from core.explanation.columns import column_name, filled, value_text
from core.messages import N_, Message

if TYPE_CHECKING:
    from core.training.run import Run

STEPS = 100  # of a slider, about
FINER = 2  # decimals that a row's own value may have beyond those of the steps


@dataclass(frozen=True)
class Span:
    """Hold what the training rows have of a column of numbers.

    Parameters
    ----------
    low, high : float
        The smallest and the largest.
    whole : bool
        Whether all are whole numbers.
    """

    low: float
    high: float
    whole: bool

    @property
    def step(self) -> float:
        """The distance of two places of a slider: 1, 2 or 5 times a power of ten; whole where the numbers are."""
        rough = (self.high - self.low) / STEPS
        if rough <= 0 or not math.isfinite(rough):
            return 1.0
        size = 10.0 ** math.floor(math.log10(rough))
        step = next(size * times for times in (1, 2, 5, 10) if size * times >= rough * (1 - 1e-9))
        return max(1.0, float(round(step))) if self.whole else step

    @property
    def digits(self) -> int:
        """Decimals of a place of the slider."""
        return max(0, -math.floor(math.log10(self.step) + 1e-9))

    def written(self, value: float) -> str:
        """Write a value with as many decimals as it has, a few more than the places of the slider at most."""
        text = f"{value:,.{self.digits + FINER}f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
        return "0" if text == "-0" else text.replace("-", "−")


@remembered
def spans(run: "Run") -> tuple[Span | None, ...]:
    """Return the span of each column by the training rows; None for a category, and where no row has a number."""
    rows, data = run.data.X[run.split.train], run.data
    return tuple(None if name in data.categories else _span(rows[:, j]) for j, name in enumerate(data.feature_names))


def _span(column: "np.ndarray[tuple[int], np.dtype[np.float32]]") -> Span | None:
    known = column[np.isfinite(column)].astype(np.float64)
    if not len(known):
        return None
    return Span(float(known.min()), float(known.max()), bool((known == np.round(known)).all()))


def refused(run: "Run", column: int, value: float) -> Message | None:
    """Say why a column can't have a number: below 0, where no training row is; None where it can."""
    span = spans(run)[column]
    if span is None or not value < 0 <= span.low:
        return None
    text = N_("{column} can't be {value}: it is never below 0 in the training rows. Expected 0 or more.")
    return Message.of(text, column=column_name(run.data, column), value=value_text(run.data, column, value))


def places(span: Span, *own: float) -> dict[float, str]:
    """Return the places of a slider with what is written there, from the lowest: a grid, and values of a row itself."""
    first, last = math.ceil(span.low / span.step), math.floor(span.high / span.step)
    grid = [round(n * span.step, span.digits) for n in range(first, last + 1)]
    found: dict[str, float] = {}
    for value in (*(value for value in own if math.isfinite(value)), span.low, span.high, *grid):
        found.setdefault(span.written(value), value)
    return {value: text for text, value in sorted(found.items(), key=lambda item: item[1])}


def place_of(found: dict[float, str], span: Span, value: float) -> float:
    """Return the place of a slider where a value stands."""
    return next(place for place, text in found.items() if text == span.written(value))


def usual(run: "Run", column: int) -> float:
    """Return the number that a missing value counts as, or else the middle of the training rows."""
    counts_as = filled(run, column)
    if counts_as is not None:
        return counts_as
    known = run.data.X[run.split.train, column]
    return float(np.median(known[np.isfinite(known)])) if np.isfinite(known).any() else 0.0
