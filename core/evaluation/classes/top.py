"""Whether the right class is among the first few that are named."""

from dataclasses import dataclass

import numpy as np

from core.evaluation.intervals import Interval
from core.evaluation.predictions import Predictions
from core.evaluation.remembering import remembered
from core.evaluation.wilson import wilson

MOST = 5


@dataclass(frozen=True)
class Top:
    """Hold how often the right class is among the first `k`.

    Parameters
    ----------
    k : int
    share : Interval
        Of the test rows, with its 95 % interval.
    without : float
        The same when the `k` commonest classes are named for every row.
    """

    k: int
    share: Interval
    without: float


@remembered
def top_k(it: Predictions) -> tuple[Top, ...]:
    """Return the shares for k from 1 to 5, or to one less than there are classes."""
    from sklearn.metrics import top_k_accuracy_score

    common = _commonest(it)
    found = []
    for k in range(1, min(MOST, it.classes - 1) + 1):
        hits = top_k_accuracy_score(it.y_true, it.y_prob, k=k, labels=np.arange(it.classes), normalize=False)
        without = float(np.isin(it.y_true, common[:k]).mean())
        found.append(Top(k, wilson(int(hits), it.n), without))
    return tuple(found)


def _commonest(it: Predictions) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Return the classes, the commonest first, of the rows that could be learned from, else of those that are graded."""
    known = it.y_true if it.taught is None else it.taught.y
    return np.argsort(-np.bincount(known.astype(np.int64), minlength=it.classes), kind="stable")
