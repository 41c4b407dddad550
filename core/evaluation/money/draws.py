"""The curve of many samples like this one: what a threshold chosen on few rows owes to luck.

Rows of like score and one class are drawn together: a replicate draws how many rows each such cell has, which is what
drawing rows with replacement comes to. With more distinct scores than `BINS`, neighbours share a cell.
"""

from dataclasses import dataclass

import numpy as np

from core.decision import Decision
from core.evaluation.curve import Curve
from core.evaluation.drawn.tables import Floats
from core.evaluation.money.value import monthly_value
from core.evaluation.remembering import remembered

BINS, REPLICATES = 250, 500


@dataclass(frozen=True, eq=False)
class CurveDraws:
    """Hold r replicates of a curve at b of its thresholds.

    Parameters
    ----------
    places : array (b,)
        Their numbers on the curve, ascending.
    hits, false_alarms : array (r, b + 1)
        Rows of class 1 and of class 0 from each threshold on; the last column is of none.
    """

    places: np.ndarray[tuple[int], np.dtype[np.int64]]
    hits: Floats
    false_alarms: Floats

    def values(self, decision: Decision) -> Floats:
        """Return the value a month (r, b + 1) of each threshold in each replicate; nan where it can't be reckoned."""
        return monthly_value(self.hits, self.false_alarms, self.hits[:, :1], self.false_alarms[:, :1], decision)


@remembered
def curve_draws(curve: Curve) -> CurveDraws:
    """Draw the rows of a curve again and again."""
    places = _places(curve)
    at = [np.append(part[places], 0.0) for part in (curve.hits, curve.false_alarms)]
    cells = np.concatenate([-np.diff(part) for part in at])
    drawn = np.random.default_rng(0).multinomial(curve.rows, cells / curve.rows, REPLICATES).astype(np.float64)
    hits, false_alarms = (_from_top(part) for part in np.split(drawn, 2, axis=1))
    return CurveDraws(places, hits, false_alarms)


def _places(curve: Curve) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Return thresholds between which there are about as many rows each; the lowest is among them."""
    m = len(curve.thresholds)
    if m <= BINS:
        return np.arange(m)
    flagged = curve.hits + curve.false_alarms
    wanted = np.linspace(curve.rows, 0, BINS, endpoint=False)
    return np.unique(np.searchsorted(-flagged, -wanted, side="left").clip(0, m - 1)).astype(np.int64)


def _from_top(cells: Floats) -> Floats:
    upwards = np.cumsum(cells[:, ::-1], axis=1)[:, ::-1]
    return np.column_stack([upwards, np.zeros(len(cells))])
