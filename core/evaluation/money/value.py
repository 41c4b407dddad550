"""From counts on the graded rows to money a month: re-weighted to the base rate of real life, limited by people's time.

Re-weighting changes how common the classes are and leaves alone how scores are spread within each (prior shift: Elkan
2001, "The foundations of cost-sensitive learning", section 4).
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.decision import DAYS, Decision
from core.evaluation.drawn.tables import Floats, ratio


def monthly_value(
    hits: NDArray[Any], false_alarms: NDArray[Any], positives: Any, negatives: Any, decision: Decision
) -> Floats:
    """Return what flagging is worth a month, in the decision's money.

    Flagged cases beyond the capacity are left alone; which ones of them are handled is left to chance.

    Parameters
    ----------
    hits, false_alarms : array
        Rows of class 1 and of class 0 that are flagged, of one shape.
    positives, negatives : number or array
        Rows of class 1 and of class 0, of a shape that fits.
    """
    per = cases(positives, negatives, decision)
    value, given = decision.values, (hits * per[0], false_alarms * per[1])
    found, vain = given
    nothing = positives * per[0] * value.miss + negatives * per[1] * value.left_alone
    gained = found * (value.hit - value.miss) + vain * (value.false_alarm - value.left_alone)
    return np.asarray(nothing + handled(found + vain, decision) * gained, np.float64)


def handled(flagged: NDArray[Any], decision: Decision) -> Floats:
    """Return the share of so many flagged cases a month that people have the time for."""
    if decision.capacity == 0:
        return np.ones(np.shape(flagged))
    most = decision.capacity * DAYS
    return np.minimum(1.0, np.where(flagged > most, ratio(np.full(np.shape(flagged), float(most)), flagged), 1.0))


def cases(positives: Any, negatives: Any, decision: Decision) -> tuple[Any, Any]:
    """Return how many cases a month one graded row of class 1, and one of class 0, stands for.

    Without a base rate of its own, every row stands for as many; nan where there is no row to go by.
    """
    rows = np.asarray(positives + negatives, np.float64)
    if decision.base_rate == 0:
        return decision.volume / rows, decision.volume / rows
    shares = (decision.base_rate, positives), (1 - decision.base_rate, negatives)
    each = [
        np.where(share == 0, 0.0, ratio(np.full(np.shape(n), decision.volume * share), np.asarray(n, np.float64)))
        for share, n in shares
    ]
    return each[0], each[1]
