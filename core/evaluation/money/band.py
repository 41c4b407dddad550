"""Within what range the value of each threshold lies on other rows like these."""

from dataclasses import dataclass

import numpy as np

from core.decision import Decision
from core.evaluation.curve import Curve
from core.evaluation.drawn.tables import Floats
from core.evaluation.money.draws import curve_draws
from core.evaluation.remembering import remembered


@dataclass(frozen=True, eq=False)
class Band:
    """Hold 95 % intervals, each by itself, of the value (b,) at some thresholds (b,), from 0 to 1."""

    thresholds: Floats
    low: Floats
    high: Floats


def value_band(curve: Curve, decision: Decision) -> Band:
    """Return the range of the value at each of the thresholds that are drawn again and again."""
    return _band(curve, decision.stakes)


@remembered
def _band(curve: Curve, decision: Decision) -> Band:
    draws = curve_draws(curve)
    values = draws.values(decision)
    values = values[np.isfinite(values).all(axis=1)]
    low, high = np.quantile(values, [0.025, 0.975], axis=0)
    x = np.append(curve.thresholds[draws.places], 1.0)
    return Band(np.append(0.0, x), np.append(low[0], low), np.append(high[0], high))
