"""How far another seed moves each score, at the threshold in hand."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from core.evaluation.drawn.choices import CHOICES
from core.evaluation.drawn.tables import Floats, Tables
from core.evaluation.intervals import Interval
from core.evaluation.spread import TAIL, Spread, defined, middle


def over_seeds(spread: Spread, threshold: float = 0.5) -> Mapping[str, Interval]:
    """Return name -> mean of a score over the seeds, and between which numbers nine in ten trainings lie.

    Parameters
    ----------
    spread : Spread
    threshold : float
        Of two classes the second is chosen from it on.
    """
    found = {name: Interval(*middle(spread, name)) for name in spread.scores}
    if spread.y_prob.shape[2] != 2 or not spread.sound.any():
        return found
    made = _tables(spread, threshold)
    return found | {name: _spread(score(made)) for name, score in CHOICES.items()}


def _tables(spread: Spread, threshold: float) -> Tables:
    """Return how many rows each sound seed has by what is true and what is chosen."""
    flagged = spread.y_prob[spread.sound, :, 1].astype(np.float64) >= threshold
    positive: NDArray[np.bool_] = spread.y_test == 1
    counts = [np.count_nonzero(side & of, axis=1) for of in (~positive, positive) for side in (~flagged, flagged)]
    return Tables(np.stack(counts, axis=1).reshape(-1, 2, 2).astype(np.float64))


def _spread(values: Floats) -> Interval:
    values = defined(values)
    if not len(values):
        return Interval(np.nan)
    low, high = np.quantile(values, [TAIL, 1 - TAIL])
    return Interval(float(values.mean()), float(low), float(high))
