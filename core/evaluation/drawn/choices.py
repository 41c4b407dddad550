"""Scores of the classes chosen, from counts of what was taken for what; see `classification`."""

from collections.abc import Callable, Mapping

import numpy as np

from core.evaluation.drawn.draws import Draws, Floats, mean_of_defined, ratio


def _accuracy(draws: Draws) -> Floats:
    hits: Floats = np.trace(draws.tables, axis1=1, axis2=2) / draws.rows
    return hits


def _precision(draws: Draws) -> Floats:
    return draws.average(ratio(_right(draws), draws.tables.sum(axis=1)))


def _recall(draws: Draws) -> Floats:
    return draws.average(_recalls(draws))


def _f1(draws: Draws) -> Floats:
    return draws.average(ratio(2 * _right(draws), draws.tables.sum(axis=1) + draws.tables.sum(axis=2)))


def _specificity(draws: Draws) -> Floats:
    called, true = draws.tables.sum(axis=1), draws.tables.sum(axis=2)
    negatives = draws.rows - true
    return draws.average(ratio(negatives - called + _right(draws), negatives))


def _balanced_accuracy(draws: Draws) -> Floats:
    recalls = _recalls(draws)
    return recalls.mean(axis=1) if draws.classes == 2 else mean_of_defined(recalls)


def _kappa(draws: Draws) -> Floats:
    """Cohen 1960."""
    called, true = draws.tables.sum(axis=1), draws.tables.sum(axis=2)
    by_luck = (called * true).sum(axis=1) / draws.rows
    return ratio(_right(draws).sum(axis=1) - by_luck, draws.rows - by_luck)


def _mcc(draws: Draws) -> Floats:
    """Gorodkin 2004, for any number of classes."""
    called, true = draws.tables.sum(axis=1), draws.tables.sum(axis=2)
    together = _right(draws).sum(axis=1) * draws.rows - (called * true).sum(axis=1)
    apart = (draws.rows**2 - (side**2).sum(axis=1) for side in (called, true))
    return ratio(together, np.sqrt(np.prod([*apart], axis=0)))


def _recalls(draws: Draws) -> Floats:
    return ratio(_right(draws), draws.tables.sum(axis=2))


def _right(draws: Draws) -> Floats:
    right: Floats = np.diagonal(draws.tables, axis1=1, axis2=2)
    return right


CHOICES: Mapping[str, Callable[[Draws], Floats]] = {
    "accuracy": _accuracy,
    "precision": _precision,
    "recall": _recall,
    "f1": _f1,
    "specificity": _specificity,
    "balanced_accuracy": _balanced_accuracy,
    "kappa": _kappa,
    "mcc": _mcc,
}
