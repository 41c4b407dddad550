"""Each class against all others: how well its rows are ranked."""

from dataclasses import dataclass

import numpy as np

from core.evaluation.curve import curve_of
from core.evaluation.intervals import Interval
from core.evaluation.predictions import Predictions
from core.evaluation.ranking import FEW, Points, rank_score, roc_points
from core.evaluation.remembering import remembered

SPARSE = 300  # points of one curve among several
MOST_DRAWN = 20_000  # rows of all classes together that are drawn again


@dataclass(frozen=True, eq=False)
class Rest:
    """Hold one class's area under the ROC curve with its 95 % interval, and the curve."""

    auc: Interval
    points: Points


@remembered
def against_rest(it: Predictions) -> tuple[Rest, ...]:
    """Return what each class is like against the rest; undefined for a class that has no rows, or all of them."""
    return tuple(_one(it, c) for c in range(it.classes))


def _one(it: Predictions, c: int) -> Rest:
    truth, chance = (it.y_true == c).astype(np.int64), it.y_prob[:, c]
    return Rest(
        rank_score("roc_auc", truth, chance, min(FEW, MOST_DRAWN // it.classes)),
        roc_points(curve_of(truth, chance), SPARSE),
    )
