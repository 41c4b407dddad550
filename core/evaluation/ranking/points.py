"""Curves over all thresholds as points, few enough to draw however many rows there are."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.evaluation.curve import Curve
from core.evaluation.drawn.tables import Floats, ratio
from core.evaluation.remembering import remembered

MOST_POINTS = 1000


@dataclass(frozen=True, eq=False)
class Points:
    """Hold a curve from flagging none to flagging all.

    Parameters
    ----------
    x, y : array (p,)
        Each from 0 to 1; empty where the curve is undefined.
    thresholds : array (p,)
        From which score on rows are flagged there; infinite for none.
    """

    x: Floats
    y: Floats
    thresholds: Floats


@remembered
def roc_points(curve: Curve, most: int = MOST_POINTS) -> Points:
    """Return the share of class 1 that is flagged (y) against that of class 0 (x), as scikit-learn's `roc_curve`."""
    if not (curve.positives and curve.negatives):
        return _nothing()
    found, vain = (np.append(0.0, part[::-1]) for part in (curve.hits, curve.false_alarms))
    kept = _corners(vain, found)
    thresholds = np.append(np.inf, curve.thresholds[::-1])[kept]
    return _thinned(vain[kept] / curve.negatives, found[kept] / curve.positives, thresholds, most)


@remembered
def precision_recall_points(curve: Curve, base_rate: float = 0.0, most: int = MOST_POINTS) -> Points:
    """Return precision (y) against recall (x); between two points precision is that of the second.

    Without a straight line between them, which would promise more than any threshold gives (Davis and Goadrich 2006,
    "The relationship between precision-recall and ROC curves", section 3).

    Parameters
    ----------
    base_rate : float
        How common class 1 is where it differs from these rows; 0 leaves it as it is in them.
    """
    if not (curve.positives and curve.negatives):
        return _nothing()
    rate = base_rate or curve.base_rate
    found, vain = (part[::-1] / part[0] for part in (curve.hits, curve.false_alarms))
    precision = ratio(rate * found, rate * found + (1 - rate) * vain)
    # Before its first point it is as precise as there.
    x, y = np.append(0.0, found), np.append(precision[0], precision)
    return _thinned(x, y, np.append(curve.thresholds[-1], curve.thresholds[::-1]), most)


def _nothing() -> Points:
    return Points(*(np.empty(0) for _ in range(3)))


def _corners(x: Floats, y: Floats) -> NDArray[np.bool_]:
    """Tell which points, in whole rows, a line through the others would miss."""
    turns = (np.diff(x, 2) != 0) | (np.diff(y, 2) != 0)
    return np.concatenate([[True], turns, [True]])[: len(x)]


def _thinned(x: Floats, y: Floats, thresholds: Floats, most: int) -> Points:
    """Keep at most so many points, at equal distances along the curve: none left out lies further from one kept."""
    if len(x) > most:
        walked = np.append(0.0, np.cumsum(np.abs(np.diff(x)) + np.abs(np.diff(y))))
        kept = np.unique(np.searchsorted(walked, np.linspace(0, walked[-1], most - 1)))
        kept = np.union1d(kept.clip(max=len(x) - 1), [len(x) - 1])
        x, y, thresholds = x[kept], y[kept], thresholds[kept]
    return Points(x, y, thresholds)
