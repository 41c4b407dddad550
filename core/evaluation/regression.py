"""Scores of predicted numbers; scikit-learn's functions, with nan where a score is undefined."""

import math

from numpy.typing import ArrayLike

from core.evaluation.inputs import check_lengths, read_numbers


def evaluate_regression(y_true: ArrayLike, y_pred: ArrayLike) -> dict[str, float]:
    """Score predicted numbers against the true ones.

    Parameters
    ----------
    y_true : array (n,)
    y_pred : array (n,) or (n, 1)
        In the units of `y_true`.

    Returns
    -------
    dict
        Name (see `SCORES`) -> score; nan where it is undefined: r2 and explained_variance when all true numbers are
        the same, mape when one of them is 0.

    Raises
    ------
    ScoreError
        When lengths differ, or numbers are missing.
    """
    from sklearn import metrics

    truth, predicted = read_numbers(y_true), read_numbers(y_pred)
    predicted = predicted[:, 0] if predicted.ndim == 2 and predicted.shape[1] == 1 else predicted
    check_lengths(truth, predicted)
    pair = truth, predicted
    varies = truth.min() < truth.max()
    scores = {
        "mae": metrics.mean_absolute_error(*pair),
        "rmse": metrics.root_mean_squared_error(*pair),
        "median_absolute_error": metrics.median_absolute_error(*pair),
        "max_error": metrics.max_error(*pair),
        "r2": metrics.r2_score(*pair) if varies else math.nan,
        "explained_variance": metrics.explained_variance_score(*pair) if varies else math.nan,
        "mape": metrics.mean_absolute_percentage_error(*pair) if truth.all() else math.nan,
    }
    return {name: float(score) for name, score in scores.items()}
