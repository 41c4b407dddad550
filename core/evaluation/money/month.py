"""A month of real life at one threshold: how many cases are flagged, rightly and in vain, missed and left alone."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.decision import Decision
from core.evaluation.curve import Curve
from core.evaluation.drawn.choices import CHOICES
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

    @property
    def counts(self) -> NDArray[np.int64]:
        """The table in whole cases."""
        return np.rint(np.nan_to_num(self.table)).astype(np.int64)


def month_of(curve: Curve, decision: Decision) -> Month:
    """Return a month at the decision's threshold; counts are nan of a class of which there is no row to go by."""
    at = curve.at(decision.threshold)
    positive, negative = (float(each) for each in cases(curve.positives, curve.negatives, decision))
    hits, misses = at.hits * positive, at.misses * positive
    alarms, left_alone = at.false_alarms * negative, at.left_alone * negative
    share = float(handled(np.array(hits + alarms), decision))
    return Month(hits, alarms, misses, left_alone, share, _money(at.confusion.astype(np.float64), decision))


def monthly_scores(month: Month) -> dict[str, float]:
    """Return every score of choices of a month, before people's time is counted; nan where one is undefined."""
    table = Tables(np.nan_to_num(month.table)[np.newaxis])
    return {name: float(score(table)[0]) for name, score in CHOICES.items()}


def _money(table: Floats, decision: Decision) -> Money:
    """Return the value of a table (2, 2), with its interval: rows drawn anew are cells of the table drawn anew."""
    rows = int(table.sum())
    drawn = np.random.default_rng(0).multinomial(rows, table.ravel() / rows, REPLICATES).astype(np.float64)
    left_alone, alarms, misses, hits = np.vstack([table.ravel(), drawn]).T
    values = monthly_value(hits, alarms, hits + misses, alarms + left_alone, decision)
    return Money(float(values[0]), *interval(values[1:]))


def written_score(value: float) -> str:
    """Write a score with two decimals; – where it is undefined."""
    return "–" if math.isnan(value) else f"{value:.2f}"
