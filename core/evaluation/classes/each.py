"""Precision, recall and F1 of each class, from counts of what was taken for what.

Each is a share of rows, or a formula of one, so that the interval of a share holds: that of Wilson, which of 3 rows out of 3
doesn't claim that all will be right for ever, as draws of those 3 rows would.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.evaluation.classification import confusion
from core.evaluation.intervals import Interval
from core.evaluation.predictions import Predictions
from core.evaluation.remembering import remembered
from core.evaluation.wilson import wilson


def _precision(right: int, called: int, rows: int) -> Interval:
    return wilson(right, called)


def _recall(right: int, called: int, rows: int) -> Interval:
    return wilson(right, rows)


def _f1(right: int, called: int, rows: int) -> Interval:
    """F1 rises with the share of right rows among all that are the class or were called so: 2 share / (1 + share)."""
    share = wilson(right, called + rows - right)
    value, low, high = (2 * part / (1 + part) for part in (share.value, share.low, share.high))
    return Interval(value, low, high)


PER_CLASS: Mapping[str, Callable[[int, int, int], Interval]] = {"precision": _precision, "recall": _recall, "f1": _f1}
"""Name -> score of a class, nan where it is undefined: of its right rows, of those called so, and of all that it has."""


@dataclass(frozen=True, eq=False)
class ClassScores:
    """Hold the scores of k classes.

    Parameters
    ----------
    counts : array (k, k)
        How often each true class, downwards, was called each class, across.
    scores : mapping
        Name in `PER_CLASS` -> one score a class, with its 95 % interval.
    """

    counts: NDArray[np.int64]
    scores: Mapping[str, tuple[Interval, ...]]

    @property
    def rows(self) -> NDArray[np.int64]:
        """Rows of each class (k,)."""
        return np.asarray(self.counts.sum(axis=1))

    @property
    def called(self) -> NDArray[np.int64]:
        """Rows that were called each class (k,)."""
        return np.asarray(self.counts.sum(axis=0))


@remembered
def class_scores(it: Predictions) -> ClassScores:
    """Return the scores of each class."""
    return scores_of(np.asarray(confusion(it.y_true, it.y_prob)))


def scores_of(counts: NDArray[np.int64]) -> ClassScores:
    """Return the scores of each class from counts (k, k), true by called."""
    sides = np.diag(counts).tolist(), counts.sum(axis=0).tolist(), counts.sum(axis=1).tolist()
    return ClassScores(counts, {name: tuple(map(score, *sides)) for name, score in PER_CLASS.items()})
