"""Bootstrap over rows, all replicates at once.

A replicate draws n of n rows with replacement; it is held as how often each row was drawn, so that a score of every
replicate is a few sums over one array (replicates, n). Percentile interval: Efron and Tibshirani, An Introduction to
the Bootstrap (1993), chapter 13.
"""

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

CELLS = 2_000_000
MOST, LEAST = 1000, 100


def draws(n: int) -> int:
    """Return how many replicates there are of `n` rows."""
    return int(np.clip(CELLS // n, LEAST, MOST))


def resample(n: int, seed: int = 0) -> Floats:
    """Return how often each of `n` rows is drawn (replicates, n): 1,000 times n, fewer (at least 100) of many rows."""
    replicates = draws(n)
    drawn = np.random.default_rng(seed).integers(0, n, (replicates, n))
    drawn += np.arange(0, replicates * n, n)[:, None]
    counts: Floats = np.bincount(drawn.ravel(), minlength=replicates * n).reshape(replicates, n).astype(np.float64)
    return counts


def interval(values: Floats, level: float = 0.95) -> tuple[float, float]:
    """Return the percentile interval of replicates, leaving out those for which the score is undefined."""
    defined = values[np.isfinite(values)]
    if not len(defined):
        return math.nan, math.nan
    low, high = np.quantile(defined, [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)


def accuracies(truth: NDArray[Any], prob: Floats, counts: Floats) -> Floats:
    """Return the accuracy of each replicate, for labels (n,) and probabilities (n, k)."""
    right: Floats = (prob.argmax(axis=1) == truth).astype(np.float64)
    return np.asarray(counts @ right / len(truth))


def aucs(truth: NDArray[Any], prob: Floats, counts: Floats) -> Floats:
    """Return the area under the ROC curve of each replicate, ties counting half, for labels (n,) of 0 and 1.

    It is the share of pairs of a positive and a negative row in which the positive one has the higher score.
    """
    order = np.argsort(prob[:, -1], kind="stable")
    score, positive = prob[order, -1], truth[order] == 1
    counts = counts[:, order]
    starts = np.flatnonzero(np.append(True, np.diff(score) > 0))
    up = np.add.reduceat(counts * positive, starts, axis=1)
    down = np.add.reduceat(counts * ~positive, starts, axis=1)
    below = np.cumsum(down, axis=1) - down / 2
    pairs = up.sum(axis=1) * down.sum(axis=1)
    won = (up * below).sum(axis=1)
    return _ratio(won, pairs, pairs > 0)


def r2s(truth: NDArray[Any], predicted: Floats, counts: Floats) -> Floats:
    """Return the R² of each replicate, for true numbers (n,) and predicted ones (n, 1)."""
    y = truth.astype(np.float64)
    y = y - y.mean()
    off = y - (predicted[:, 0] - truth.astype(np.float64).mean())
    left, total = counts @ off**2, counts @ y**2 - (counts @ y) ** 2 / len(y)
    varies = total > 1e-12 * max(1.0, float(y @ y))
    return 1.0 - _ratio(left, total, varies)


def _ratio(above: Floats, below: Floats, defined: NDArray[np.bool_]) -> Floats:
    ratio: Floats = np.divide(above, below, out=np.full(len(below), np.nan), where=defined)
    return ratio
