"""How much each column counts over many rows: the mean size of its share, with how sure that is."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.evaluation.resampling import interval, resample
from core.explanation.explained import Explanation

Values = NDArray[np.float64]
LEAST = 4  # draws of background rows that tell how much another one would move a bar
Z, LEVEL = 1.959964, 0.95


@dataclass(frozen=True, eq=False)
class Importance:
    """Hold how much columns count for an output, or for several.

    Parameters
    ----------
    order : array (d,)
        The columns, the one that counts most first.
    mean : array (d,)
        Mean size of each column's share, over rows; summed over outputs where there are several.
    each : array (d, k)
        The same for each of the outputs.
    low, high : array (d,)
        95% interval, over rows and over draws of background rows.
    lead : float
        Share of the draws in which the first column counts more than the second; nan with one column.
    ratio : tuple of float
        95% interval of how many times the second the first is; nan where the second may be nothing.
    rows, draws : int
        How many rows there are, and draws of background rows: 0 while there are too few of those to tell.
    """

    order: NDArray[np.int64]
    mean: Values
    each: Values
    low: Values
    high: Values
    lead: float
    ratio: tuple[float, float]
    rows: int
    draws: int


def importance(told: Explanation, outputs: NDArray[np.int64], again: Values | None = None) -> Importance:
    """Return how much columns count for some outputs.

    A replicate draws rows with replacement, and moves each mean by as much as a draw of background rows moved it for a few rows:
    their spread, made as much larger as few draws want it.

    Parameters
    ----------
    told : Explanation
        Of n rows.
    outputs : array (k,)
        Numbers of outputs.
    again : array (r, m, d, all outputs), optional
        Values of the same m rows against r other draws of background rows.
    """
    sizes = np.abs(told.values[:, :, outputs])
    total = sizes.sum(axis=2)
    mean = total.mean(axis=0) if len(total) else np.zeros(total.shape[1])
    moved = None if again is None or len(again) < LEAST else moves(np.abs(again[..., outputs]).sum(axis=3).mean(axis=1))
    drawn = replicates(total, moved)
    order = np.argsort(-mean, kind="stable")
    low, high = np.quantile(drawn, [(1 - LEVEL) / 2, (1 + LEVEL) / 2], axis=0)
    draws = 0 if moved is None else len(moved)
    each = sizes.mean(axis=0) if len(total) else np.zeros(sizes.shape[1:])
    return Importance(order, mean, each, low, high, *_ahead(drawn, order), len(total), draws)


def moves(means: Values) -> Values:
    """Return what each draw of background rows multiplies means by (r, d), given the means of each draw (r, d).

    They spread as a t interval of r draws does, where a normal one would take the spread of so few for known.
    """
    from scipy.stats import t

    r, middle = len(means), means.mean(axis=0)
    away = np.divide(means - middle, middle, out=np.zeros_like(means), where=middle > 0)
    return np.asarray(np.maximum(0.0, 1 + away * math.sqrt(r / (r - 1)) * t.ppf((1 + LEVEL) / 2, r - 1) / Z))


def replicates(total: Values, moved: Values | None) -> Values:
    """Return bootstrap replicates (b, d) of the mean sizes of rows (n, d), each moved as by another background."""
    if not len(total):
        return np.zeros((1, total.shape[1]))
    drawn = resample(len(total)) @ total / len(total)
    return drawn if moved is None else drawn * moved[np.arange(len(drawn)) % len(moved)]


def row_error(told: Explanation, outputs: NDArray[np.int64], of: int) -> float:
    """Return by how much the longest bar may be off that of all `of` rows from which those explained were drawn (95%)."""
    total = np.abs(told.values[:, :, outputs]).sum(axis=2)
    n = len(total)
    if n < 2 or n >= of:
        return 0.0
    longest = total[:, int(total.mean(axis=0).argmax())]
    return float(Z * longest.std(ddof=1) / math.sqrt(n) * math.sqrt((of - n) / (of - 1)))


def _ahead(drawn: Values, order: NDArray[np.int64]) -> tuple[float, tuple[float, float]]:
    if len(order) < 2:
        return math.nan, (math.nan, math.nan)
    first, second = drawn[:, order[0]], drawn[:, order[1]]
    lead = float(np.mean(first > second))
    if not (second > 0).all():
        return lead, (math.nan, math.nan)
    return lead, interval(first / second)
