"""Plausible values of a column: those that the training rows show, in steps that a person would take."""

import math

import numpy as np
from numpy.typing import NDArray

EDGES = (0.01, 0.99)  # of the training rows, between which a value is plausible
STEPS = 30  # of a range, at least
FEW = 12  # different values that are taken as they are
NICE = (5.0, 2.0, 1.0)

Values = NDArray[np.float32]


def plausible(seen: Values, wished: float | None = None) -> Values:
    """Return the plausible values of a column of numbers, from low to high.

    Parameters
    ----------
    seen : array (n,)
        Of the training rows; NaN where a value is missing.
    wished : float, optional
        The step, where it is known; else the largest of 1, 2 and 5 times a power of ten that makes enough of them. Whole
        numbers stay whole.

    Returns
    -------
    array (m,)
        Within the 1st and the 99th percentile of what was seen; empty when nothing was.
    """
    known = np.unique(seen[np.isfinite(seen)]).astype(np.float64)
    if len(known) == 0:
        return np.empty(0, np.float32)
    low, high = np.quantile(seen[np.isfinite(seen)].astype(np.float64), EDGES, method="nearest")
    if len(known) <= FEW:
        return np.asarray(known[(known >= low) & (known <= high)], np.float32)
    step = wished or nice_step(high - low, whole=bool((known == np.round(known)).all()))
    found = multiples(low, high, step)
    return np.asarray(found if len(found) else np.unique([low, high]), np.float32)


def nice_step(span: float, whole: bool = False) -> float:
    """Return the largest of 1, 2 and 5 times a power of ten of which at least `STEPS` make a span.

    Examples
    --------
    >>> nice_step(13600.0), nice_step(54.0, whole=True), nice_step(2.0)
    (200.0, 1.0, 0.05)
    """
    if span <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(span / STEPS))
    step = next(nice * power for nice in NICE if nice * power <= span / STEPS * (1 + 1e-9))
    return max(1.0, step) if whole else step


def multiples(low: float, high: float, step: float) -> NDArray[np.float64]:
    """Return the multiples of a step within two ends, as they are written: 0.3, not 0.30000000000000004."""
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return np.round(np.arange(first, last + 1) * step, max(0, 2 - math.floor(math.log10(step))))


def spread_of(seen: Values) -> float:
    """Return the median distance from the median; where half of the values are equal, the standard deviation, or 1.

    Wachter, Mittelstadt and Russell 2018, "Counterfactual explanations without opening the black box", section III.
    """
    known = seen[np.isfinite(seen)].astype(np.float64)
    if len(known) == 0:
        return 1.0
    return float(np.median(np.abs(known - np.median(known)))) or float(known.std()) or 1.0
