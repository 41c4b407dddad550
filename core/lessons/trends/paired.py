"""Differences between two ways over the same splits, with an interval that knows that the splits overlap."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SURE = 0.95


@dataclass(frozen=True)
class Difference:
    """Hold a mean difference and the ends of its 95 % interval."""

    mean: float
    low: float
    high: float


def difference(one: NDArray[np.float64], other: NDArray[np.float64], test_share: float) -> Difference:
    """Return how much higher `one` is than `other` (splits,), split by split.

    Repeated random splits share rows, so that their spread alone would promise too much: the variance is enlarged by the
    test rows over the training rows.

    References
    ----------
    Nadeau and Bengio, 2003, "Inference for the Generalization Error", section 3 (the corrected resampled t-test).
    """
    from scipy.special import stdtrit  # quantiles of t, without the weight of scipy.stats

    gaps = np.asarray(one, float) - np.asarray(other, float)
    count, mean = len(gaps), float(np.mean(gaps))
    error = float(np.sqrt(gaps.var(ddof=1) * (1 / count + test_share / (1 - test_share)))) if count > 1 else np.inf
    wide = float(stdtrit(max(count - 1, 1), (1 + SURE) / 2)) * error
    return Difference(mean, mean - wide, mean + wide)
