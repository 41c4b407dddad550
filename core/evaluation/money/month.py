"""A month of real life at one threshold: how many cases are flagged, rightly and in vain, missed and left alone."""

from dataclasses import dataclass

import numpy as np

from core.decision import Decision
from core.evaluation.curve import Curve
from core.evaluation.drawn.tables import Floats, Tables
from core.evaluation.money.value import cases, handled, monthly_value
from core.evaluation.money.worth import Money
from core.evaluation.resampling import interval

REPLICATES = 1000


@dataclass(frozen=True)
class Month:
    """Hold cases a month, and what they bring.

    Parameters
    ----------
    hits, false_alarms, misses, left_alone : float
        Before people's time is counted.
    share : float
        Of the flagged cases that people have the time for.
    money : Money
    """

    hits: float
    false_alarms: float
    misses: float
    left_alone: float
    share: float
    money: Money

    @property
    def flagged(self) -> float:
        return self.hits + self.false_alarms

    @property
    def deserving(self) -> float:
        """Cases that should be flagged."""
        return self.hits + self.misses

    @property
    def cases(self) -> float:
        return self.flagged + self.misses + self.left_alone

    @property
    def table(self) -> Floats:
        """Cases (2, 2) by their class, downwards, and by what is said of them, across."""
        return np.array([[self.left_alone, self.false_alarms], [self.misses, self.hits]])


def month_of(curve: Curve, decision: Decision) -> Month:
    """Return a month at the decision's threshold; counts are nan of a class of which there is no row to go by."""
    at = curve.at(decision.threshold)
    positive, negative = (float(each) for each in cases(curve.positives, curve.negatives, decision))
    hits, misses = at.hits * positive, at.misses * positive
    alarms, left_alone = at.false_alarms * negative, at.left_alone * negative
    share = float(handled(np.array(hits + alarms), decision))
    return Month(hits, alarms, misses, left_alone, share, _money(at.confusion.astype(np.float64), decision))


def real_tables(curve: Curve, decision: Decision) -> Tables:
    """Return the table (1, 2, 2) of the decision's threshold, put to the base rate of real life: what scores read."""
    month = month_of(curve, decision)
    return Tables(np.nan_to_num(month.table)[np.newaxis])


def _money(table: Floats, decision: Decision) -> Money:
    """Return the value of a table (2, 2), with its interval: rows drawn anew are cells of the table drawn anew."""
    rows = int(table.sum())
    drawn = np.random.default_rng(0).multinomial(rows, table.ravel() / rows, REPLICATES).astype(np.float64)
    left_alone, alarms, misses, hits = np.vstack([table.ravel(), drawn]).T
    values = monthly_value(hits, alarms, hits + misses, alarms + left_alone, decision)
    return Money(float(values[0]), *interval(values[1:]))
