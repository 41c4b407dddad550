"""Scores of the classes chosen, from counts of what was taken for what; see `classification`."""

from collections.abc import Callable, Mapping

import numpy as np

from core.evaluation.drawn.tables import Floats, Tables, mean_of_defined, ratio


def _accuracy(made: Tables) -> Floats:
    hits: Floats = np.trace(made.tables, axis1=1, axis2=2) / made.rows
    return hits


def _precision(made: Tables) -> Floats:
    return made.average(ratio(_right(made), made.tables.sum(axis=1)))


def _recall(made: Tables) -> Floats:
    return made.average(_recalls(made))


def _f1(made: Tables) -> Floats:
    return made.average(ratio(2 * _right(made), made.tables.sum(axis=1) + made.tables.sum(axis=2)))


def _specificity(made: Tables) -> Floats:
    called, true = made.tables.sum(axis=1), made.tables.sum(axis=2)
    negatives = made.rows - true
    return made.average(ratio(negatives - called + _right(made), negatives))


def _balanced_accuracy(made: Tables) -> Floats:
    recalls = _recalls(made)
    return recalls.mean(axis=1) if made.classes == 2 else mean_of_defined(recalls)


def _kappa(made: Tables) -> Floats:
    """Cohen 1960."""
    called, true = made.tables.sum(axis=1), made.tables.sum(axis=2)
    by_luck = (called * true).sum(axis=1) / made.rows
    return ratio(_right(made).sum(axis=1) - by_luck, made.rows - by_luck)


def _mcc(made: Tables) -> Floats:
    """Gorodkin 2004, for any number of classes."""
    called, true = made.tables.sum(axis=1), made.tables.sum(axis=2)
    together = _right(made).sum(axis=1) * made.rows - (called * true).sum(axis=1)
    apart = (made.rows**2 - (side**2).sum(axis=1) for side in (called, true))
    return ratio(together, np.sqrt(np.prod([*apart], axis=0)))


def _recalls(made: Tables) -> Floats:
    return ratio(_right(made), made.tables.sum(axis=2))


def _right(made: Tables) -> Floats:
    right: Floats = np.diagonal(made.tables, axis1=1, axis2=2)
    return right


CHOICES: Mapping[str, Callable[[Tables], Floats]] = {
    "accuracy": _accuracy,
    "precision": _precision,
    "recall": _recall,
    "f1": _f1,
    "specificity": _specificity,
    "balanced_accuracy": _balanced_accuracy,
    "kappa": _kappa,
    "mcc": _mcc,
}
