"""A promise about the next row: within how much of the prediction the truth lies in so many of 100 cases.

Split conformal prediction: Lei, G'Sell, Rinaldo, Tibshirani and Wasserman 2018, "Distribution-free predictive inference
for regression", section 2.2, after Vovk, Gammerman and Shafer 2005, "Algorithmic learning in a random world". Rows that
taught the model nothing say how far off it is; nothing is assumed but that new rows come from where these came from.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from core.evaluation.drawn.tables import Floats
from core.evaluation.intervals import Interval
from core.evaluation.numbers.rows import Rows, read_rows, rows_of
from core.evaluation.predictions import Predictions
from core.evaluation.remembering import remembered
from core.evaluation.wilson import wilson

COVERAGES = (0.8, 0.9, 0.95)
REPLICATES = 10_000


@dataclass(frozen=True)
class Promise:
    """Hold a promise and how it was kept.

    Parameters
    ----------
    coverage : float
        In what share of new rows the truth is to lie within.
    half : float
        Within so much of the prediction; infinite where too few rows say how far off it is.
    rows : int
        That say how far off it is.
    graded : int
        Other rows, on which it was tried.
    kept : Interval
        In what share of those the truth lay within, with its 95 % interval.
    low, high : float
        Between which shares of new rows it is kept, for 95 of 100 sets of so many rows that say how far off it is.
    likely : tuple of float
        Between which shares of the graded rows it would be kept on 95 of 100 occasions, if they are like the others.
    halved : bool
        Whether the graded rows were halved by chance, for want of others.
    """

    coverage: float
    half: float
    rows: int
    graded: int
    kept: Interval
    low: float
    high: float
    likely: tuple[float, float]
    halved: bool

    @property
    def needed(self) -> int:
        """The fewest rows that can say how far off it is, for such a promise."""
        return math.ceil(self.coverage / (1 - self.coverage) - 1e-9)


@remembered
def promise(it: Predictions, coverage: float = 0.9) -> Promise:
    """Return how wide a promise has to be, by the validation rows, and how the graded rows kept it.

    Predictions brought along have no validation rows: half of their rows take that place, the other half is graded.
    """
    known, graded, halved = _apart(it)
    half = half_width(known.off, coverage)
    within = int(np.count_nonzero(np.abs(graded.off) <= half))
    low, high = _in_truth(known.n, coverage)
    return Promise(
        coverage,
        half,
        known.n,
        graded.n,
        wilson(within, graded.n),
        low,
        high,
        _likely(known.n, graded.n, coverage),
        halved,
    )


def half_width(off: ArrayLike, coverage: float) -> float:
    """Return the conformal quantile of errors (m,): the smallest one with so many of m + 1 at most as large.

    Examples
    --------
    >>> half_width([3, -1, 2, -4], 0.8)
    4.0
    """
    sizes = np.sort(np.abs(np.asarray(off, np.float64)))
    rank = _rank(len(sizes), coverage)
    return float(sizes[rank - 1]) if rank <= len(sizes) else math.inf


@dataclass(frozen=True, eq=False)
class Price:
    """Hold how wide promises (c,) have to be for these shares of new rows (c,), up to what so few rows can promise."""

    coverages: Floats
    halves: Floats


@remembered
def price(it: Predictions) -> Price:
    """Return what being right more often costs in width."""
    known = _apart(it)[0]
    shares = np.arange(50, 100) / 100
    halves = np.array([half_width(known.off, float(share)) for share in shares])
    some = np.isfinite(halves)
    return Price(shares[some], halves[some])


def _rank(rows: int, coverage: float) -> int:
    return math.ceil((rows + 1) * coverage - 1e-9)


def _in_truth(rows: int, coverage: float) -> tuple[float, float]:
    """Return where the coverage lies, which follows a beta distribution (Vovk 2012, "Conditional validity", section 3)."""
    from scipy.stats import beta

    rank = _rank(rows, coverage)
    if rank > rows:
        return 1.0, 1.0
    low, high = beta.ppf([0.025, 0.975], rank, rows + 1 - rank)
    return float(low), float(high)


def _likely(rows: int, graded: int, coverage: float) -> tuple[float, float]:
    """Return where the share of the graded rows lies: luck of those rows on top of that of the ones measured by."""
    rank = _rank(rows, coverage)
    if rank > rows:
        return 1.0, 1.0
    rng = np.random.default_rng(0)
    kept = rng.binomial(graded, rng.beta(rank, rows + 1 - rank, REPLICATES)) / graded
    low, high = np.quantile(kept, [0.025, 0.975])
    return float(low), float(high)


def _apart(it: Predictions) -> tuple[Rows, Rows, bool]:
    graded = rows_of(it)
    if it.val is not None and len(it.val.y) and len(it.val.prob) == len(it.val.y):
        return read_rows(it.val.y, it.val.prob), graded, False
    order = np.random.default_rng(0).permutation(graded.n)
    first, second = (Rows(graded.true[part], graded.said[part]) for part in np.array_split(order, 2))
    return first, second, True
