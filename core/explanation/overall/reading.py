"""What is read from the shares of many rows: which values pull which way, and how much a value alone explains."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]
BINS = 20


@dataclass(frozen=True)
class Sides:
    """Hold the mean share of two sides of a column: rows above a value and the others, or two categories.

    Parameters
    ----------
    cut : float
        The value; nan where the sides are two categories.
    high, low : float
        Codes of the categories whose mean share is highest and lowest.
    above, below : float
        Mean share on each side.
    """

    cut: float
    high: float
    low: float
    above: float
    below: float


def sides(values: NDArray[np.float32], shares: Values, category: bool) -> Sides | None:
    """Return the two sides of a column (n,) by their shares (n,); None where it never changes."""
    known = ~np.isnan(values)
    values, shares = values[known], shares[known]
    kinds = np.unique(values)
    if len(kinds) < 2:
        return None
    if category:
        means = np.array([shares[values == kind].mean() for kind in kinds])
        top, bottom = int(means.argmax()), int(means.argmin())
        return Sides(np.nan, float(kinds[top]), float(kinds[bottom]), float(means[top]), float(means[bottom]))
    middle = np.median(values)
    cut = middle if (values > middle).any() else kinds[-2]
    above = values > cut
    return Sides(float(cut), np.nan, np.nan, float(shares[above].mean()), float(shares[~above].mean()))


def own_part(values: NDArray[np.float32], shares: Values) -> float:
    """Return which part of what a share (n,) varies the column's own value (n,) explains, 0 to 1; nan where it never varies.

    By the means within values, or within 20 ranges of many of them, less what as many ranges explain by chance (Kelley, 1935).
    """
    kinds = np.unique(values)
    if len(kinds) > BINS:
        edges = np.unique(np.nanquantile(values, np.arange(1, BINS) / BINS))
        groups = np.where(np.isnan(values), len(edges) + 1, np.searchsorted(edges, values))
    else:
        groups = np.unique(values, return_inverse=True)[1]
    groups = np.unique(groups, return_inverse=True)[1]
    counts = np.bincount(groups)
    free = len(shares) - len(counts)
    total = float(((shares - shares.mean()) ** 2).sum()) if len(shares) else 0.0
    if free <= 0 or total <= 1e-18:
        return float("nan")
    within = shares - (np.bincount(groups, shares) / counts)[groups]
    return float(np.clip(1 - (within**2).sum() / total * (len(shares) - 1) / free, 0, 1))


def leaders(values: Values) -> NDArray[np.int64]:
    """Return in how many rows (n, d) each column's share is the largest (d,); rows without any share count for none."""
    moved = np.abs(values).max(axis=1, initial=0.0) > 0
    found = np.bincount(np.abs(values[moved]).argmax(axis=1), minlength=values.shape[1]) if moved.any() else None
    return np.zeros(values.shape[1], np.int64) if found is None else np.asarray(found, np.int64)
