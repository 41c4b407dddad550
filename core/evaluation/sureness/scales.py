"""Intervals of many rows: normal on a scale on which a score has no bounds, so that none goes beyond them."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from core.evaluation.sureness.pull import SURE


@dataclass(frozen=True)
class Scale:
    """Hold a score's bounds, the way to a scale without any, its slope there, and the way back."""

    bounds: tuple[float, float]
    to: Callable[[float], float]
    slope: Callable[[float], float]
    back: Callable[[float], float]

    def interval(self, value: float, error: float) -> tuple[float, float]:
        """Return the 95 % interval of a score with a standard error (delta method); nan where it is undefined."""
        if not math.isfinite(error):
            return math.nan, math.nan
        least, most = self.bounds
        if not least < value < most:
            return max(least, value - SURE * error), min(most, value + SURE * error)
        middle, reach = self.to(value), SURE * error * self.slope(value)
        ends = sorted((self.back(middle - reach), self.back(middle + reach)))
        return ends[0], ends[1]


def _share(odds: float) -> float:
    return 1 / (1 + math.exp(-odds)) if odds > 0 else math.exp(odds) / (1 + math.exp(odds))


SHARE = Scale((0, 1), lambda v: math.log(v / (1 - v)), lambda v: 1 / (v * (1 - v)), _share)
LOSS = Scale((0, math.inf), math.log, lambda v: 1 / v, math.exp)
EXPLAINED = Scale((-math.inf, 1), lambda v: math.log(1 - v), lambda v: 1 / (1 - v), lambda v: 1 - math.exp(v))

SCALES: Mapping[str, Scale] = {
    "roc_auc": SHARE,
    "average_precision": SHARE,
    "r2": EXPLAINED,
    "explained_variance": EXPLAINED,
}
"""Name -> scale; of what isn't here, `LOSS`."""
