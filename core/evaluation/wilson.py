"""How sure a share of rows is."""

import math

from core.evaluation.intervals import Interval


def wilson(hits: int, rows: int, level: float = 0.95) -> Interval:
    """Return hits of rows with its interval (Wilson 1927), which is never of no width; nan of no rows."""
    from scipy.stats import binomtest

    if rows == 0:
        return Interval(math.nan)
    sure = binomtest(hits, rows).proportion_ci(level, method="wilson")
    return Interval(hits / rows, float(sure.low), float(sure.high))
