"""How the scores of each class are spread."""

import numpy as np

from core.evaluation.curve import Curve
from core.evaluation.drawn.tables import Floats

BINS = 20


def hills(curve: Curve, bins: int = BINS) -> Floats:
    """Return how many rows of class 0 and of class 1 (2, bins) have a score in each of equal parts of 0 to 1.

    The curve has counted them already, so that it costs a look-up for each part however many rows there are.
    """
    places = np.searchsorted(curve.thresholds, np.linspace(0, 1, bins + 1)[1:-1])
    last = len(curve.thresholds) - 1
    upto = [np.where(places > last, 0.0, part[places.clip(max=last)]) for part in (curve.false_alarms, curve.hits)]
    whole = np.array([[curve.negatives], [curve.positives]], np.float64)
    return np.asarray(-np.diff(np.column_stack([whole, np.stack(upto), np.zeros(2)])))
