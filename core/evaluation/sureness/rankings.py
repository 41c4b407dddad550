"""How much each row pulls on the scores of a ranking."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.evaluation.drawn.tables import Floats
from core.evaluation.sureness.pull import Pull, no_pull


@dataclass(frozen=True, eq=False)
class _Ranks:
    """Count rows at each distinct score (m,), from the highest down.

    Parameters
    ----------
    truth : array of bool (n,)
    place : array (n,)
        Of each row's score among them.
    hits, all : array (m,)
        Positive rows, and all.
    """

    truth: NDArray[np.bool_]
    place: NDArray[np.int64]
    hits: Floats
    all: Floats

    @property
    def positives(self) -> float:
        return float(self.hits.sum())

    @property
    def negatives(self) -> float:
        return float(self.all.sum()) - self.positives

    def of_rows(self, positive: Floats, negative: Floats) -> Floats:
        """Return for each row (n,) what there is for a positive, or for a negative row, of its score (m,)."""
        each: Floats = np.where(self.truth, positive[self.place], negative[self.place])
        return each


def ranking_pulls(truth: NDArray[np.bool_], score: Floats) -> tuple[Pull, Pull]:
    """Return the area under the ROC curve, ties counting half, and the average precision of scores (n,)."""
    ranks = _ranked(truth, score)
    if not ranks.positives or not ranks.negatives:
        return no_pull(len(truth)), no_pull(len(truth))
    return _area(ranks), _average_precision(ranks)


def _ranked(truth: NDArray[np.bool_], score: Floats) -> _Ranks:
    order = np.argsort(-score)
    down = score[order]
    first = np.append(True, down[1:] < down[:-1])
    starts = np.flatnonzero(first)
    place = np.empty(len(score), np.int64)
    place[order] = np.cumsum(first) - 1
    hits = np.add.reduceat(truth[order].astype(np.float64), starts)
    return _Ranks(truth, place, hits, np.diff(np.append(starts, len(score))).astype(np.float64))


def _area(ranks: _Ranks) -> Pull:
    """DeLong et al. 1988, section 3: a row pulls by the share of the other class that it is ranked rightly against."""
    misses = ranks.all - ranks.hits
    right = 1 - (np.cumsum(misses) - misses / 2) / ranks.negatives
    above = (np.cumsum(ranks.hits) - ranks.hits / 2) / ranks.positives
    value = float((ranks.hits * right).sum() / ranks.positives)
    return Pull(value, ranks.of_rows((right - value) / ranks.positives, (above - value) / ranks.negatives))


def _average_precision(ranks: _Ranks) -> Pull:
    """A row counts for itself, and in the precision at its own score and at every one below."""
    flagged = np.cumsum(ranks.all)
    precision, gains = np.cumsum(ranks.hits) / flagged, ranks.hits / flagged
    value = float((ranks.hits * precision).sum() / ranks.positives)
    as_hit, as_flagged = (np.cumsum(part[::-1])[::-1] for part in (gains, gains * precision))
    each = ranks.of_rows(precision + as_hit - as_flagged - value, -as_flagged)
    return Pull(value, each / ranks.positives)
