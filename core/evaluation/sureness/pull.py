"""How much each row pulls on a score: for many rows, one pass over them instead of a thousand draws of them.

The pull of a row is the derivative of the score by how often the row counts. Over bootstrap draws of the rows the variance
of the score is about the sum of the squared pulls (the infinitesimal jackknife: Efron 1982, "The jackknife, the bootstrap
and other resampling plans", chapter 6). For a mean that is the central limit theorem, for the area under the ROC curve
what DeLong, DeLong and Clarke-Pearson (1988) found.
"""

import math
from dataclasses import dataclass

import numpy as np

from core.evaluation.drawn.tables import Floats

SURE = 1.959964  # standard errors on either side of 95 in 100


@dataclass(frozen=True, eq=False)
class Pull:
    """Hold a score, nan where it is undefined, and how much each row (n,) pulls on it."""

    value: float
    each: Floats

    @property
    def error(self) -> float:
        """The standard error over test rows."""
        return math.sqrt(float(self.each @ self.each))


def mean_pull(values: Floats) -> Pull:
    """Return a mean over rows (n,), and their pulls."""
    mean = float(values.mean())
    return Pull(mean, (values - mean) / len(values))


def no_pull(rows: int) -> Pull:
    """Return a score that is undefined."""
    return Pull(math.nan, np.full(rows, math.nan))
