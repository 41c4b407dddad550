"""Scores of probabilities; see `classification`."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.evaluation.drawn.draws import Draws
from core.evaluation.drawn.tables import Floats, mean_of_defined, ratio

Counts = NDArray[Any]
Ranking = Callable[[Counts, Counts], Floats]


def _one_against_rest(score: Ranking, draws: Draws) -> Floats:
    """Return the mean of a ranking score over the classes for which it is defined; of two classes, the second's."""
    positive = range(draws.classes)[1:] if draws.classes == 2 else range(draws.classes)
    each = [score(*_ranked(draws.truth == c, draws.predicted[:, c], draws.counts)) for c in positive]
    return mean_of_defined(np.stack(each, axis=1))


def _ranked(truth: NDArray[np.bool_], prob: Floats, counts: Counts) -> tuple[Counts, Counts]:
    """Return how many positive rows, and how many of all, have each score, from the highest down: (r, scores) both."""
    order = np.argsort(-prob, kind="stable")
    all_ = counts[:, order]
    hits = all_ * truth[order]
    starts = np.flatnonzero(np.append(True, np.diff(prob[order]) < 0))
    if len(starts) == len(prob):
        return hits, all_
    return np.add.reduceat(hits, starts, axis=1), np.add.reduceat(all_, starts, axis=1)


def _area(hits: Counts, all_: Counts) -> Floats:
    """Return the area under the ROC curve: in how many pairs the positive row is ranked higher, ties counting half."""
    found, misses = np.cumsum(hits, axis=1), all_ - hits
    pairs = found[:, -1] * misses.sum(axis=1)
    return ratio(((found - hits / 2) * misses).sum(axis=1), pairs)


def _average_precision(hits: Counts, all_: Counts) -> Floats:
    found, flagged = np.cumsum(hits, axis=1), np.cumsum(all_, axis=1)
    positive, rows = found[:, -1], flagged[:, -1]
    gained = (hits * found / np.maximum(flagged, 1)).sum(axis=1)
    return ratio(gained, np.where(positive < rows, positive, 0))


def _log_loss(draws: Draws) -> Floats:
    prob = draws.predicted if draws.classes > 2 else np.column_stack([1 - draws.predicted[:, 1], draws.predicted[:, 1]])
    tiny = np.finfo(np.float64).eps
    said = prob[np.arange(len(prob)), draws.truth]
    return draws.mean(-np.log(np.clip(said, tiny, 1 - tiny)))


def _brier_loss(draws: Draws) -> Floats:
    if draws.classes == 2:
        return draws.mean((draws.predicted[:, 1] - draws.truth) ** 2)
    return draws.mean(((draws.predicted - np.eye(draws.classes)[draws.truth]) ** 2).sum(axis=1))


CHANCES: Mapping[str, Callable[[Draws], Floats]] = {
    "roc_auc": lambda draws: _one_against_rest(_area, draws),
    "average_precision": lambda draws: _one_against_rest(_average_precision, draws),
    "log_loss": _log_loss,
    "brier_loss": _brier_loss,
}
