"""Registry of scores of a group."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from core.datasets.dataset import Task
from core.evaluation.alerts import Outcome
from core.evaluation.curve import Curve
from core.evaluation.drawn.choices import CHOICES
from core.evaluation.drawn.tables import Floats, Tables
from core.evaluation.groups.estimates import Area, Average, Bent, Drawn, Estimate, Middle, Share
from core.evaluation.groups.judging import Compared
from core.evaluation.groups.parts import Off, Parts
from core.evaluation.scores import SCORES
from core.messages import N_

REPLICATES = 1000


@dataclass(frozen=True)
class GroupScore:
    """Describe a score of a group.

    Parameters
    ----------
    label, help : str
        Marked with `N_`.
    estimate : callable
        `estimate(piece, threshold)`: of a `Curve` at a threshold, or of an `Off`.
    lacks : str
        Why it may be undefined, marked with `N_`; {name} and {other} are the class that is flagged and the other.
    says : str
        What it says of the rows of two groups, marked with `N_`, of those that are a share of rows.
    """

    label: str
    help: str
    estimate: Callable[[Any, float], Estimate]
    lacks: str = ""
    says: str = ""


NO_POSITIVE = N_("has no row that is really “{name}”")
NO_NEGATIVE = N_("has no row that is really “{other}”")
ONE_CLASS = N_("has rows of one class only")


def _share(of: Callable[[Outcome], tuple[int, int]]) -> Callable[[Curve, float], Share]:
    return lambda curve, threshold: Share(*of(curve.at(threshold)))


def _recall(at: Outcome) -> tuple[int, int]:
    return at.hits, at.hits + at.misses


def _specificity(at: Outcome) -> tuple[int, int]:
    return at.left_alone, at.false_alarms + at.left_alone


SHARES: Mapping[str, Callable[[Outcome], tuple[int, int]]] = {
    "flagged": lambda at: (at.flagged, at.rows),
    "base_rate": lambda at: (at.hits + at.misses, at.rows),
    "recall": _recall,
    "false_alarms": lambda at: (at.false_alarms, at.false_alarms + at.left_alone),
    "specificity": _specificity,
    "precision": lambda at: (at.hits, at.flagged),
    "accuracy": lambda at: (at.hits + at.left_alone, at.rows),
}
"""Scores that are a share of rows: how many, and of how many."""


def _f1(curve: Curve, threshold: float) -> Estimate:
    """Return F1, which rises with the share of hits among all rows that are flagged or should be."""
    at = curve.at(threshold)
    return Bent(Share(at.hits, at.flagged + at.misses), lambda share: 2 * share / (1 + share))


def _balanced_accuracy(curve: Curve, threshold: float) -> Estimate:
    at = curve.at(threshold)
    return Middle(Share(*_recall(at)), Share(*_specificity(at)))


def _agreement(name: str) -> Callable[[Curve, float], Estimate]:
    """Return a score of the whole table; its draws are tables that could be behind this one (Jeffreys' prior)."""

    def estimate(curve: Curve, threshold: float) -> Estimate:
        table = curve.at(threshold).confusion.astype(np.float64)
        value = float(CHOICES[name](Tables(table[np.newaxis]))[0])
        drawn = np.random.default_rng(0).dirichlet(table.ravel() + 0.5, REPLICATES).reshape(-1, 2, 2)
        return Drawn(value, min(curve.positives, curve.negatives), CHOICES[name](Tables(drawn)))

    return estimate


def _roc_auc(curve: Curve, threshold: float) -> Estimate:
    if not curve.positives or not curve.negatives:
        return Area(math.nan, curve.positives, curve.negatives)
    hits, alarms = _at_each(curve)
    below = np.cumsum(alarms) - alarms / 2
    return Area(float(hits @ below) / (curve.positives * curve.negatives), curve.positives, curve.negatives)


def _brier_loss(curve: Curve, threshold: float) -> Estimate:
    return _average(curve, (1 - curve.thresholds) ** 2, curve.thresholds**2)


def _log_loss(curve: Curve, threshold: float) -> Estimate:
    tiny = np.finfo(np.float64).eps
    said = np.clip(curve.thresholds, tiny, 1 - tiny)
    return _average(curve, -np.log(said), -np.log(1 - said))


def _average(curve: Curve, of_hit: Floats, of_alarm: Floats) -> Estimate:
    """Return the mean of what each row counts, by its score and its class."""
    hits, alarms = _at_each(curve)
    mean = float(hits @ of_hit + alarms @ of_alarm) / curve.rows
    square = float(hits @ of_hit**2 + alarms @ of_alarm**2) / curve.rows
    return Average(mean, _deviation(mean, square, curve.rows), curve.rows, least=0.0)


def _at_each(curve: Curve) -> tuple[Floats, Floats]:
    """Return the rows of class 1, and of class 0, that have each distinct score."""
    return -np.diff(curve.hits, append=0.0), -np.diff(curve.false_alarms, append=0.0)


def _deviation(mean: float, square: float, rows: int) -> float:
    return math.sqrt(max(0.0, square - mean**2) * rows / (rows - 1)) if rows > 1 else math.nan


def _mae(off: Off, threshold: float) -> Estimate:
    return Average(off.size, _deviation(off.size, off.square, off.rows), off.rows, least=0.0)


def _bias(off: Off, threshold: float) -> Estimate:
    return Average(off.mean, _deviation(off.mean, off.square, off.rows), off.rows)


def _rmse(off: Off, threshold: float) -> Estimate:
    return Bent(Average(off.square, _deviation(off.square, off.fourth, off.rows), off.rows, least=0.0), math.sqrt)


def _known(name: str, estimate: Callable[[Any, float], Estimate], lacks: str = "", says: str = "") -> GroupScore:
    return GroupScore(SCORES[name].label, SCORES[name].help, estimate, lacks, says)


_CLASSES: Mapping[str, GroupScore] = {
    "flagged": GroupScore(
        N_("Share flagged"),
        N_("Of all rows, the share that was flagged."),
        _share(SHARES["flagged"]),
        says=N_("Of {of:,} rows with {column} “{high}”, {more:,} are flagged as “{name}”; of {of:,} with “{low}”, {fewer:,}."),
    ),
    "recall": _known(
        "recall",
        _share(SHARES["recall"]),
        NO_POSITIVE,
        N_("Of {of:,} rows with {column} “{high}” that are really “{name}”, {more:,} are flagged; of {of:,} with “{low}”, {fewer:,}."),
    ),
    "false_alarms": GroupScore(
        N_("False-alarm rate"),
        N_("Of the rows that should be left alone, the share that was flagged by mistake (false-positive rate)."),
        _share(SHARES["false_alarms"]),
        NO_NEGATIVE,
        N_("Of {of:,} rows with {column} “{high}” that are really “{other}”, {more:,} are flagged as “{name}” by mistake; of {of:,} with “{low}”, {fewer:,}."),
    ),
    "precision": _known(
        "precision",
        _share(SHARES["precision"]),
        N_("has no row that is flagged"),
        N_("Of {of:,} flagged rows with {column} “{high}”, {more:,} are really “{name}”; of {of:,} with “{low}”, {fewer:,}."),
    ),
    "accuracy": _known(
        "accuracy",
        _share(SHARES["accuracy"]),
        says=N_("Of {of:,} rows with {column} “{high}”, {more:,} are classed right; of {of:,} with “{low}”, {fewer:,}."),
    ),
    "specificity": _known(
        "specificity",
        _share(SHARES["specificity"]),
        NO_NEGATIVE,
        N_("Of {of:,} rows with {column} “{high}” that are really “{other}”, {more:,} are left alone; of {of:,} with “{low}”, {fewer:,}."),
    ),
    "base_rate": GroupScore(
        N_("Base rate"),
        N_("Of all rows, the share that is really of the flagged class, whatever the model says."),
        _share(SHARES["base_rate"]),
        says=N_("Of {of:,} rows with {column} “{high}”, {more:,} are really “{name}”; of {of:,} with “{low}”, {fewer:,}."),
    ),
    "f1": _known("f1", _f1, N_("has no row that is flagged or should be")),
    "balanced_accuracy": _known("balanced_accuracy", _balanced_accuracy, ONE_CLASS),
    "kappa": _known("kappa", _agreement("kappa"), N_("has rows of one class only, all called that")),
    "mcc": _known("mcc", _agreement("mcc"), N_("has rows of one class only, or all or none of them flagged")),
    "roc_auc": _known("roc_auc", _roc_auc, ONE_CLASS),
    "brier_loss": _known("brier_loss", _brier_loss),
    "log_loss": _known("log_loss", _log_loss),
}  # fmt: skip
_NUMBERS: Mapping[str, GroupScore] = {
    "mae": _known("mae", _mae),
    "bias": GroupScore(
        N_("Bias"), N_("Predicted less true, on average: above 0, the group's numbers are put too high."), _bias
    ),
    "rmse": _known("rmse", _rmse),
}
BY_TASK: Mapping[Task, Mapping[str, GroupScore]] = {"classification": _CLASSES, "regression": _NUMBERS}


def scores_of(parts: Parts) -> Mapping[str, GroupScore]:
    """Return the scores that groups can be compared by."""
    return BY_TASK["regression" if isinstance(parts.whole, Off) else "classification"]


def compare(parts: Parts, name: str, threshold: float) -> Compared:
    """Return a score of each group, for rows flagged from a threshold on."""
    estimate = scores_of(parts)[name].estimate
    return Compared([estimate(piece, threshold) for piece in parts.pieces], [*map(int, parts.cut.sizes)])


def overall(parts: Parts, name: str, threshold: float) -> Estimate:
    """Return a score of all rows."""
    return scores_of(parts)[name].estimate(parts.whole, threshold)
