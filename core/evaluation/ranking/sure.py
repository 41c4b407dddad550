"""The area under the ROC curve and average precision, with how sure they are, for any number of rows.

Few rows are drawn again one by one. Of many, how much each row pulls on a score tells how sure it is; at another base rate,
where rows of the two classes weigh differently, cells of rows of one class and about one score are drawn.
"""

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.evaluation.curve import Curve
from core.evaluation.drawn import scores_on_draws
from core.evaluation.drawn.tables import Floats
from core.evaluation.intervals import Interval
from core.evaluation.predictions import Predictions
from core.evaluation.remembering import remembered
from core.evaluation.resampling import CELLS, MOST, interval, resample
from core.evaluation.sureness.rankings import ranking_pulls
from core.evaluation.sureness.scales import SCALES

FEW = CELLS // MOST  # rows that are drawn themselves, as for all scores
BINS, REPLICATES = 500, 1000
RANKINGS = ("roc_auc", "average_precision")


def both_classes(it: Predictions) -> bool:
    """Tell whether there are rows of both classes, without which nothing can be ranked."""
    return bool(it.curve.positives and it.curve.negatives)


@remembered
def ranked(it: Predictions, name: str, base_rate: float = 0.0) -> Interval:
    """Return a score in `RANKINGS` of predictions of two classes with its 95 % interval; nan where undefined.

    Parameters
    ----------
    base_rate : float
        How common class 1 is where it differs from these rows, which moves average precision; 0 leaves it as it is in them.
    """
    if not both_classes(it):
        return Interval(math.nan)
    if base_rate and name == "average_precision":
        return _precision_at(it, base_rate)
    return rank_score(name, it.y_true, it.y_prob[:, 1])


def rank_score(name: str, truth: NDArray[Any], chance: Floats, few: int = FEW) -> Interval:
    """Return a score in `RANKINGS` of labels (n,) of 0 and 1 and scores (n,); up to `few` rows are drawn again."""
    if not 0 < np.count_nonzero(truth) < len(truth):
        return Interval(math.nan)
    if len(truth) <= few:
        return _measured(scores_on_draws(name, "classification", truth, chance, _once_and_drawn(len(truth))))
    pull = ranking_pulls(truth == 1, chance)[RANKINGS.index(name)]
    return Interval(pull.value, *SCALES[name].interval(pull.value, pull.error))


def _once_and_drawn(rows: int) -> Floats:
    return np.concatenate([np.ones((1, rows)), resample(rows)])


def _measured(scores: Floats, value: float | None = None) -> Interval:
    """Return the first score with the interval of the others; moved, where the score is better known than by these."""
    known = float(scores[0]) if value is None else value
    return Interval(known, *interval(scores[1:] - scores[0] + known))


def _precision_at(it: Predictions, base_rate: float) -> Interval:
    if it.n <= FEW:
        return _measured(_weighted(it.y_true, it.y_prob[:, 1], _once_and_drawn(it.n), base_rate))
    return _measured(_weighted(*_cells(it.curve), base_rate), _average_precision(it.curve, base_rate))


def _average_precision(curve: Curve, base_rate: float) -> float:
    """Return the mean of the precision at each step of recall, as scikit-learn's `average_precision_score`."""
    found, vain = curve.hits / curve.positives, curve.false_alarms / curve.negatives
    precision = base_rate * found / (base_rate * found + (1 - base_rate) * vain)
    return float(-np.diff(np.append(found, 0.0)) @ precision)


def _weighted(truth: NDArray[Any], chance: Floats, counts: Floats, base_rate: float) -> Floats:
    """Return average precision on draws, class 1 made as common as asked for in each; nan for a draw of one class."""
    positive, negative = counts @ (truth == 1), counts @ (truth == 0)
    each = np.where(truth, base_rate * negative[:, None], (1 - base_rate) * positive[:, None])
    # None less than 1: less than one row is no row to what scores them.
    counts = counts * each / min(base_rate, 1 - base_rate)
    return scores_on_draws("average_precision", "classification", truth, chance, counts)


def _cells(curve: Curve) -> tuple[NDArray[np.int64], Floats, Floats]:
    """Return class (c,) and score (c,) of cells, and how many rows they have: first as they are, then drawn anew.

    A cell has at most about 2 / `BINS` of all rows of each class, so that a rare one is not lumped together.
    """
    upto = curve.hits / curve.positives + curve.false_alarms / curve.negatives
    bins = np.ceil(upto * BINS / 2 - 1e-9).astype(np.int64) - 1
    sides = [-np.diff(np.append(part, 0.0)) for part in (curve.false_alarms, curve.hits)]
    cells = np.concatenate([np.bincount(bins, side, BINS) for side in sides])
    used = cells > 0
    truth, chance = np.repeat([0, 1], BINS)[used], np.tile(1 - (np.arange(BINS) + 0.5) / BINS, 2)[used]
    cells = cells[used]
    drawn = np.random.default_rng(0).multinomial(curve.rows, cells / curve.rows, REPLICATES)
    return truth, chance, np.concatenate([cells[None], drawn]).astype(np.float64)
