"""Why a score is undefined, or why nothing can be said of how sure it is."""

import math
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.evaluation.predictions import Predictions
from core.messages import N_, Message

Counts = NDArray[np.int64]
Words = Message | str

ONE_CLASS = N_("All {rows:,} test rows are of one class, so none can be ranked above one of another.")
NO_VARIATION = N_("All true numbers are the same: there is no variation to explain.")


def why_undefined(name: str, it: Predictions, table: Counts | None = None) -> Message:
    """Return why a score of predictions is undefined; `table` counts their rows (k, k), true by chosen."""
    facts = {"rows": it.n, "zeros": int(np.count_nonzero(it.y_true == 0))} | _names(it)
    if name == "mcc" and table is not None:
        return Message.of(_one_sided(table), **facts)
    return Message.of(_WHY[name], **facts)


def _names(it: Predictions) -> dict[str, Words]:
    return {"flagged": it.class_names[1], "other": it.class_names[0]} if it.classes == 2 else {}


def _one_sided(table: Counts) -> str:
    if np.count_nonzero(table.sum(axis=1)) == 1:
        return N_("All {rows:,} test rows are of one class, so nothing can go along with it.")
    return N_("The same was said of all {rows:,} test rows, so nothing can go along with the truth.")


_WHY: Mapping[str, str] = {
    "precision": N_("No row was flagged, so there is no precision."),
    "recall": N_("None of the {rows:,} test rows is “{flagged}”, so there is none to find."),
    "specificity": N_("All {rows:,} test rows are “{flagged}”, so there is none to leave alone."),
    "f1": N_("None of the {rows:,} test rows is “{flagged}”, and none was flagged."),
    "balanced_accuracy": N_("All {rows:,} test rows are of one class, and it takes both."),
    "kappa": N_("All {rows:,} test rows are of one class and were called it, so luck alone would agree as well."),
    "roc_auc": ONE_CLASS,
    "average_precision": ONE_CLASS,
    "r2": NO_VARIATION,
    "explained_variance": NO_VARIATION,
    "mape": N_("{zeros:,} of the {rows:,} true numbers are 0, and no error is a share of nothing."),
}


def why_no_interval(name: str, value: float, table: Counts | None = None) -> Message:
    """Return why a score that is the same on all draws of its rows says little of others.

    Parameters
    ----------
    name : str
    value : float
    table : array (k, k), optional
        Rows by what is true and what is chosen.
    """
    if name == "max_error":
        return Message(N_("Drawing the same rows again brings none that is worse, so it has no range."))
    tries = 0 if table is None or name not in _TRIES else _TRIES[name](table)
    if tries and value in _UNBROKEN:
        return unbroken(_UNBROKEN[value], tries)
    return Message(_STILL.get(value, N_("It is the same whichever of these rows are drawn, which says little of other rows.")))  # fmt: skip


def unbroken(text: str, tries: int) -> Message:
    """Fill a text on something that never happened in so many tries with how often it may well happen in as many others."""
    return Message.of(text, tries=tries, most=round(tries * chance_unseen(tries)))


def chance_unseen(tries: int) -> float:
    """Return the largest chance of something that, at 95 % confidence, may have gone unseen in so many tries.

    Hanley and Lippman-Hand 1983, "If nothing goes wrong, is everything all right?": about 3 / tries.
    """
    return -math.expm1(math.log(0.05) / tries)


def _of_two(count: Callable[[Counts], Any]) -> Callable[[Counts], int]:
    """Of more classes it is a mean of shares, and no share itself."""
    return lambda table: int(count(table)) if len(table) == 2 else 0


_TRIES: Mapping[str, Callable[[Counts], int]] = {
    "accuracy": lambda table: int(table.sum()),
    "precision": _of_two(lambda table: table[:, 1].sum()),
    "recall": _of_two(lambda table: table[1].sum()),
    "specificity": _of_two(lambda table: table[0].sum()),
}
"""Of scores that are a share of some rows: of how many."""

_UNBROKEN: Mapping[float, str] = {
    1.0: N_("Not one of {tries:,} was wrong. Of as many others up to {most} may well be."),
    0.0: N_("Not one of {tries:,} was right. Of as many others up to {most} may well be."),
}
_STILL: Mapping[float, str] = {
    1.0: N_("It is perfect whichever of these rows are drawn; on other rows it may not be."),
}
