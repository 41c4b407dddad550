"""Every score that is not one of choices, with how much each row pulls on it."""

import math
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.datasets.dataset import Task
from core.evaluation.drawn.numbers import NUMBERS
from core.evaluation.drawn.tables import Floats
from core.evaluation.inputs import read_probabilities
from core.evaluation.predictions import Predictions
from core.evaluation.sureness.pull import SURE, Pull, mean_pull, no_pull
from core.evaluation.sureness.rankings import ranking_pulls


def predicted_of(it: Predictions) -> Floats:
    """Return predictions (n, k) as scores take them: of more than two classes each row adds up to 1."""
    return read_probabilities(it.y_prob) if it.classes > 2 else it.y_prob


def pulls(task: Task, truth: NDArray[Any], predicted: Floats, only: str = "") -> Mapping[str, Pull]:
    """Return the scores of probabilities (n, k), or of numbers (n, 1), by name, with the pulls of their rows.

    They are those of `evaluate` and `evaluate_regression`, without the scores of choices; `only` leaves out what one of
    them can do without.
    """
    wanted = [group for names, group in _GROUPS[task].items() if not only or only in names]
    return {name: pull for group in wanted for name, pull in group(truth, predicted).items()}


def _losses(truth: NDArray[Any], prob: Floats) -> dict[str, Pull]:
    return {"log_loss": mean_pull(log_losses(truth, prob)), "brier_loss": mean_pull(brier_losses(truth, prob))}


def _rankings(truth: NDArray[Any], prob: Floats) -> dict[str, Pull]:
    """Return the scores of class 1 of two, else their mean over the classes that have rows."""
    classes = [1] if prob.shape[1] == 2 else np.unique(truth).tolist()
    names, values, each = ("roc_auc", "average_precision"), np.zeros(2), np.zeros((2, len(truth)))
    for c in classes:
        for place, pull in enumerate(ranking_pulls(truth == c, prob[:, c])):
            values[place] += pull.value / len(classes)
            each[place] += pull.each / len(classes)
    return {name: Pull(float(value), part) for name, value, part in zip(names, values, each, strict=True)}


def log_losses(truth: NDArray[Any], prob: Floats) -> Floats:
    """Return the log loss (n,) of each row, as scikit-learn has it."""
    tiny = np.finfo(np.float64).eps
    losses: Floats = -np.log(np.clip(_said_of_truth(truth, prob), tiny, 1 - tiny))
    return losses


def brier_losses(truth: NDArray[Any], prob: Floats) -> Floats:
    """Return the Brier score (n,) of each row: of two classes that of the second, of more the sum over all."""
    said = _said_of_truth(truth, prob)
    losses: Floats = (1 - said) ** 2 if prob.shape[1] == 2 else (prob**2).sum(axis=1) - 2 * said + 1
    return losses


def _said_of_truth(truth: NDArray[Any], prob: Floats) -> Floats:
    """Return the chance (n,) that was given to what was true."""
    if prob.shape[1] == 2:
        return np.where(truth == 1, prob[:, 1], 1 - prob[:, 1])
    said: Floats = prob[np.arange(len(prob)), truth]
    return said


def _numbers(truth: NDArray[Any], predicted: Floats) -> dict[str, Pull]:
    y = truth.astype(np.float64)
    off = predicted[:, 0] - y
    square = mean_pull(off**2)
    return {
        "mae": mean_pull(np.abs(off)),
        "rmse": _root(square),
        "median_absolute_error": _median(np.abs(off)),
        "max_error": Pull(float(np.abs(off).max()), np.full(len(off), math.nan)),
        "r2": _explained(square, y),
        "explained_variance": _explained(mean_pull((off - off.mean()) ** 2), y),
        "mape": mean_pull(np.abs(off / y)) if y.all() else no_pull(len(y)),
    }


def _root(square: Pull) -> Pull:
    root = math.sqrt(square.value)
    return Pull(root, square.each / (2 * root or 1.0))


def _explained(left: Pull, y: Floats) -> Pull:
    if y.min() == y.max():
        return no_pull(len(y))
    total = mean_pull((y - y.mean()) ** 2)
    share = left.value / total.value
    return Pull(1 - share, (share * total.each - left.each) / total.value)


def _median(off: Floats) -> Pull:
    """Woodruff 1952: how dense errors are at their median shows in where the 95 % interval of its rank ends."""
    rows = len(off)
    reach = SURE * math.sqrt(rows) / 2
    ends = np.clip([rows / 2 - reach, rows / 2 + reach], 0, rows - 1).astype(np.int64)
    low, high = np.partition(off, ends)[ends]
    middle = float(np.median(off))
    return Pull(middle, np.where(off > middle, 0.5, -0.5) * (high - low) / (2 * reach))


Group = Callable[[NDArray[Any], Floats], dict[str, Pull]]
_GROUPS: Mapping[Task, Mapping[tuple[str, ...], Group]] = {
    "classification": {("roc_auc", "average_precision"): _rankings, ("log_loss", "brier_loss"): _losses},
    "regression": {tuple(NUMBERS): _numbers},
}
