"""What is left when a prediction is taken from the truth: whether it leans, and where it is largest."""

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from core.evaluation.drawn.tables import Floats
from core.evaluation.intervals import Interval
from core.evaluation.numbers.rows import Rows, means_on_draws, rows_of
from core.evaluation.predictions import Predictions
from core.evaluation.remembering import remembered
from core.evaluation.resampling import interval

Kind = Literal["more", "less", "even", "unknown"]
BARS, PARTS = 30, 20
LEAST = 15  # rows of one part of the running median
FEWEST = 9  # rows in all, of which three thirds can be made


@dataclass(frozen=True, eq=False)
class Residuals:
    """Hold what the truth has more than the predictions.

    Parameters
    ----------
    lean : Interval
        Its mean: above 0 where predictions are too low.
    at, middle : array (b,)
        The running median: middle of the truth's surplus, at the middle of the predictions of each part; may be empty.
    edges, counts : array (c + 1,), (c,)
        Its histogram.
    small, large : float
        How far off the third with the lowest predictions is on average, and that with the highest; nan of too few rows.
    apart : Interval
        By how much more the latter is off.
    """

    lean: Interval
    at: Floats
    middle: Floats
    edges: Floats
    counts: NDArray[np.int64]
    small: float
    large: float
    apart: Interval

    @property
    def kind(self) -> Kind:
        """Whether high predictions are off by more than low ones, by more than luck."""
        if math.isnan(self.apart.low):
            return "unknown"
        return "more" if self.apart.low > 0 else "less" if self.apart.high < 0 else "even"


@remembered
def residuals(it: Predictions) -> Residuals:
    """Look at the residuals of predicted numbers."""
    rows = rows_of(it)
    order = np.argsort(rows.said, kind="stable")
    lean = Interval(float(rows.off.mean()), *interval(means_on_draws(rows.off[:, None])[:, 0]))
    at, middle = _running(rows, order)
    counts, edges = np.histogram(rows.off, BARS, _ends(rows.off))
    return Residuals(lean, at, middle, edges, counts, *_thirds(rows, order))


def _ends(off: Floats) -> tuple[float, float]:
    """Return the ends of the histogram: errors that differ by rounding alone would give parts of no width."""
    low, high = float(off.min()), float(off.max())
    size = max(abs(low), abs(high))
    room = 0.5 * size or 0.5
    return (low, high) if high - low > 1e-9 * size else (low - room, high + room)


def _running(rows: Rows, order: NDArray[np.int64]) -> tuple[Floats, Floats]:
    parts = min(PARTS, rows.n // LEAST)
    if parts < 2 or rows.said.min() == rows.said.max():
        return np.empty(0), np.empty(0)
    cut = np.array_split(order, parts)
    return (
        np.array([np.median(rows.said[part]) for part in cut]),
        np.array([np.median(rows.off[part]) for part in cut]),
    )


def _thirds(rows: Rows, order: NDArray[np.int64]) -> tuple[float, float, Interval]:
    if rows.n < FEWEST or rows.said.min() == rows.said.max():
        return math.nan, math.nan, Interval(math.nan)
    sizes, third = np.abs(rows.off)[order], rows.n // 3
    low, high = sizes[:third], sizes[-third:]
    drawn = means_on_draws(high[:, None], seed=1) - means_on_draws(low[:, None])
    small, large = float(low.mean()), float(high.mean())
    return small, large, Interval(large - small, *interval(drawn[:, 0]))
