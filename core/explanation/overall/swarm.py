"""Every row's share of every column, laid out so that no two dots hide each other, and in an order that shows what goes together."""

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]
BINS = 60  # across the widest column
WIDE = 0.4  # of the space between two columns, either way
SEEN = 400  # rows of a picture


def some_rows(n: int, most: int = SEEN) -> NDArray[np.int64]:
    """Return which of n rows are drawn: all, or as many evenly among them."""
    return np.unique(np.linspace(0, n - 1, min(n, most)).round().astype(np.int64)) if n else np.zeros(0, np.int64)


def offsets(x: Values, low: float, high: float, wide: float = WIDE) -> Values:
    """Return how far up or down each of n dots goes (n,), so that dots of about one place stand above each other.

    The fullest place is `wide` either way; places that hold less are as much narrower.
    """
    if not len(x):
        return np.zeros(0)
    bins = np.floor((x - low) / max(high - low, 1e-300) * BINS).astype(np.int64)
    order = np.argsort(bins, kind="stable")
    starts = np.flatnonzero(np.append(True, np.diff(bins[order]) != 0))
    sizes = np.diff(np.append(starts, len(x)))
    rank = np.arange(len(x)) - np.repeat(starts, sizes)
    steps = np.where(rank % 2, (rank + 1) // 2, -(rank // 2)).astype(np.float64)
    found = np.empty(len(x))
    found[order] = steps
    farthest = max(float(np.abs(found).max()), 5.0)
    return np.asarray(found / farthest * wide)


def ends_of(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the low (5th percentile) and the high (95th) of values (n,): values that are there; the extremes of those equal."""
    known = np.sort(values[~np.isnan(values)])
    if not len(known):
        return np.full(2, np.nan, np.float32)
    low, high = np.quantile(known, [0.05, 0.95], method="nearest")
    return np.array([low, high] if high > low else [known[0], known[-1]], np.float32)


def heights(values: NDArray[np.float32]) -> Values:
    """Return where each value (n,) lies between the column's low and high, 0 to 1; nan where missing."""
    low, high = ends_of(values).astype(np.float64)
    if high == low:
        return np.where(np.isnan(values), np.nan, 0.5)
    return np.asarray(np.clip((values.astype(np.float64) - low) / (high - low), 0, 1))


def by_likeness(values: Values) -> NDArray[np.int64]:
    """Return rows (n, d) in an order in which those with like shares are neighbours (average linkage)."""
    if len(values) < 3 or not np.ptp(values, axis=0).any():
        return np.arange(len(values))
    from scipy.cluster.hierarchy import leaves_list, linkage

    return np.asarray(leaves_list(linkage(values, "average", optimal_ordering=len(values) <= SEEN)), np.int64)


def by_output(outputs: Values) -> NDArray[np.int64]:
    """Return rows (n,) from the highest output to the lowest."""
    return np.argsort(-outputs, kind="stable")
