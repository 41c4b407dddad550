"""The population stability index: how far two distributions of one column are apart, and what it is when nothing changed.

Siddiqi, "Credit Risk Scorecards" (Wiley, 2006) for the index and its two rules of thumb; Yurdakul and Naranjo, "Statistical
properties of the population stability index", Journal of Risk Model Validation 14 (2020), for its distribution by luck.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

LOOK, ACT = 0.1, 0.25  # rules of thumb: below the first nothing to do, from the second on something
BINS = 10
HALF = 0.5  # of a row in every bin, since the index is infinite where one side has an empty one
LEVEL = 0.95

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Bins:
    """Sort the values of a column into bins; the last one is for missing values.

    Parameters
    ----------
    edges : array (b − 1,)
        Upper ends of all bins but the last; for categories, between their codes.
    """

    edges: Floats

    @property
    def number(self) -> int:
        """How many bins there are for values that are not missing."""
        return len(self.edges) + 1

    def counts(self, values: ArrayLike) -> NDArray[np.int64]:
        """Return how many values fall into each bin (b + 1,)."""
        found = np.asarray(values, np.float64)
        missing = np.isnan(found)
        places = np.searchsorted(self.edges, found[~missing], side="left")
        return np.bincount(np.append(places, np.full(missing.sum(), self.number)), minlength=self.number + 1)


def bins_of(reference: ArrayLike, categories: int = 0, most: int = BINS) -> Bins:
    """Return bins of about equally many reference values; one a category where there are some."""
    if categories:
        return Bins(np.asarray(np.arange(categories - 1) + 0.5, np.float64))
    known = np.asarray(reference, np.float64)
    known = known[~np.isnan(known)]
    if not len(known):
        return Bins(np.empty(0))
    edges = np.unique(np.quantile(known, np.arange(1, most) / most, method="lower"))
    return Bins(np.asarray(edges[edges < known.max()], np.float64))


def psi(reference: ArrayLike, current: ArrayLike) -> float:
    """Return the index of two sets of counts (b,) in the same bins: Σ (q − p)·ln(q / p); bins empty on both sides are left out."""
    before, now = np.asarray(reference, np.float64), np.asarray(current, np.float64)
    used = (before + now) > 0
    p, q = _shares(before[used]), _shares(now[used])
    return float(((q - p) * np.log(q / p)).sum())


def usual(bins: int, before: int, now: int) -> float:
    """Return what the index is on average when nothing has changed: (bins − 1)·(1/n + 1/m), for n and m rows."""
    return (bins - 1) * (1 / before + 1 / now)


def rarely_above(bins: int, before: int, now: int, level: float = LEVEL) -> float:
    """Return what the index stays below in a share `level` of all cases when nothing has changed."""
    from scipy.stats import chi2

    return float(chi2.ppf(level, bins - 1)) * (1 / before + 1 / now) if bins > 1 else 0.0


def _shares(counts: Floats) -> Floats:
    padded = counts + HALF
    return np.asarray(padded / padded.sum(), np.float64)
