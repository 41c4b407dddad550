"""Labels and predictions, checked once and brought to one form."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.messages import N_, UserError

Floats = NDArray[np.float64]
Codes = NDArray[np.int64]

SLACK = 1e-3
"""How far from 1 a row of float32 probabilities may add up, or from [0, 1] one may lie."""


class ScoreError(UserError):
    """Report labels or predictions that can't be scored."""


def read_labels(y_true: ArrayLike, classes: int) -> Codes:
    """Return labels (n,) as whole numbers from 0 to `classes` - 1; raise `ScoreError` when they are not."""
    given: NDArray[Any] = np.asarray(y_true)
    _check_rows(given)
    codes = given.astype(np.int64) if given.dtype.kind in "biuf" and np.isfinite(given).all() else None
    if codes is None or (codes != given).any() or codes.min() < 0 or codes.max() >= classes:
        raise ScoreError(N_("Labels: expected whole numbers from 0 to {last}, one for each row."), last=classes - 1)
    return codes


def read_probabilities(y_prob: ArrayLike) -> Floats:
    """Return probabilities as (n, k), k at least 2, each row adding up to 1.

    Parameters
    ----------
    y_prob : array (n,), (n, 1) or (n, k)
        The probability of class 1, or of every class.

    Raises
    ------
    ScoreError
        When one is missing, outside [0, 1], or a row doesn't add up to 1.
    """
    given = read_numbers(y_prob)
    if given.ndim == 1:
        given = given[:, None]
    if given.ndim != 2 or given.shape[1] == 0:
        raise ScoreError(
            N_("Predictions: expected a column for each class, received shape {shape}."), shape=given.shape
        )
    if given.min() < -SLACK or given.max() > 1 + SLACK:
        raise ScoreError(
            N_("Predictions: expected probabilities from 0 to 1, received {low:.3g} to {high:.3g}."),
            low=float(given.min()),
            high=float(given.max()),
        )
    if given.shape[1] == 1:
        return np.column_stack([1 - given, given])
    sums = given.sum(axis=1, keepdims=True)
    if np.abs(sums - 1).max() > SLACK:
        raise ScoreError(N_("Predictions: expected every row of probabilities to add up to 1."))
    # Two columns are kept as they are: thresholds are compared with them exactly.
    return given if given.shape[1] == 2 else given / sums


def read_numbers(values: ArrayLike) -> Floats:
    """Return `values` as float64; raise `ScoreError` when there are none or one is missing or infinite."""
    try:
        numbers = np.asarray(values, np.float64)
    except (TypeError, ValueError):
        raise ScoreError(N_("Expected numbers, received something else.")) from None
    _check_rows(numbers)
    if not np.isfinite(numbers).all():
        raise ScoreError(N_("Expected numbers, received missing or infinite ones."))
    return numbers


def check_lengths(y_true: NDArray[Any], y_pred: NDArray[Any]) -> None:
    """Raise `ScoreError` unless there is one prediction for each label."""
    if y_true.ndim != 1 or len(y_true) != len(y_pred):
        raise ScoreError(
            N_("Expected one prediction for each label, received {predictions:,} predictions for {labels:,} labels."),
            predictions=len(y_pred),
            labels=y_true.size,
        )


def _check_rows(values: NDArray[Any]) -> None:
    if values.ndim == 0 or len(values) == 0:
        raise ScoreError(N_("Expected at least one row to score, received none."))
