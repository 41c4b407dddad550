"""What every threshold is worth a month, and which is worth most."""

import math
from dataclasses import dataclass

import numpy as np

from core.decision import Decision
from core.evaluation.curve import Curve
from core.evaluation.drawn.tables import Floats
from core.evaluation.inputs import ScoreError
from core.evaluation.money.value import monthly_value
from core.evaluation.remembering import remembered
from core.messages import N_


@dataclass(frozen=True, eq=False)
class ValueCurve:
    """Hold the value a month (m + 1,) of acting from each distinct score on; the last is of acting on none.

    Parameters
    ----------
    thresholds : array (m + 1,)
        Ascending; the last is infinite.
    values : array (m + 1,)
    """

    thresholds: Floats
    values: Floats

    @property
    def best(self) -> int:
        """Number of the best threshold; of equally good ones the highest, which acts on the fewest rows."""
        return len(self.values) - 1 - int(np.argmax(self.values[::-1]))

    @property
    def none(self) -> float:
        """The value of acting on none."""
        return float(self.values[-1])

    @property
    def all(self) -> float:
        """The value of acting on all."""
        return float(self.values[0])


def value_curve(curve: Curve, decision: Decision) -> ValueCurve:
    """Return what each threshold of a curve is worth under a decision.

    Raises
    ------
    ScoreError
        When the base rate asks for a class of which there is no row to go by.
    """
    return _value_curve(curve, decision.stakes)


@remembered
def _value_curve(curve: Curve, decision: Decision) -> ValueCurve:
    hits, false_alarms = np.append(curve.hits, 0.0), np.append(curve.false_alarms, 0.0)
    values = monthly_value(hits, false_alarms, curve.positives, curve.negatives, decision)
    if not np.isfinite(values).all():
        raise ScoreError(
            N_("A share of {rate:.1%} in real life can't be reckoned: these rows are all of one class."),
            rate=decision.base_rate,
        )
    return ValueCurve(np.append(curve.thresholds, math.inf), values)


def readable(curve: Curve, place: int) -> float:
    """Return the shortest number that flags the same rows as the distinct score of a number; m flags none, if it can."""
    low = curve.thresholds[place - 1] if place else -1.0
    high = curve.thresholds[place] if place < len(curve.thresholds) else 1.0
    for decimals in range(1, 8):
        short = math.floor(high * 10**decimals + 1e-9) / 10**decimals
        if low < short <= high:
            return float(short)
    return float(high)
