"""Registry of scores: what a user calls each, and in which direction it is better."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from numpy.typing import ArrayLike

from core.datasets.dataset import Task
from core.evaluation.classification import evaluate
from core.evaluation.regression import evaluate_regression
from core.messages import N_


@dataclass(frozen=True)
class Score:
    """Describe a score: `label` and `help` are marked with `N_`."""

    label: str
    help: str
    greater_is_better: bool = True


SCORES: Mapping[str, Score] = {
    "accuracy": Score(N_("Accuracy"), N_("The share of rows that were classed right.")),
    "balanced_accuracy": Score(
        N_("Balanced accuracy"), N_("The share classed right within each class, then the mean over the classes.")
    ),
    "precision": Score(N_("Precision"), N_("Of the rows that were flagged, the share that deserved it.")),
    "recall": Score(N_("Recall"), N_("Of the rows that should be flagged, the share that was.")),
    "specificity": Score(N_("Specificity"), N_("Of the rows that should be left alone, the share that was.")),
    "f1": Score(N_("F1"), N_("One number for precision and recall, near the lower of the two.")),
    "roc_auc": Score(
        N_("AUC"), N_("How often a positive row is ranked above a negative one; 0.5 is tossing a coin, 1 is perfect.")
    ),
    "average_precision": Score(
        N_("Average precision"), N_("Precision, averaged from flagging few rows to flagging all.")
    ),
    "kappa": Score(N_("Cohen's kappa"), N_("Agreement with the truth beyond what luck alone would give.")),
    "mcc": Score(N_("Matthews correlation"), N_("Correlation of the choice with the truth, from -1 to 1.")),
    "log_loss": Score(N_("Log loss"), N_("The price of probabilities that were sure and wrong."), False),
    "brier_loss": Score(N_("Brier score"), N_("The mean squared error of the probabilities."), False),
    "mae": Score(N_("Mean absolute error"), N_("How far off a prediction is on average."), False),
    "rmse": Score(N_("Root mean squared error"), N_("Like the mean error, with large errors counting more."), False),
    "median_absolute_error": Score(
        N_("Median absolute error"), N_("Half of the predictions are off by less than this."), False
    ),
    "max_error": Score(N_("Largest error"), N_("How far off the worst prediction is."), False),
    "mape": Score(N_("Mean absolute percentage error"), N_("How far off, as a share of the true number."), False),
    "r2": Score(N_("R²"), N_("The share of the variation that is explained; 0 is always saying the mean.")),
    "explained_variance": Score(
        N_("Explained variance"), N_("Like R², not counting a constant shift of all predictions.")
    ),
}

_BY_TASK: Mapping[Task, Callable[[ArrayLike, ArrayLike], dict[str, float]]] = {
    "classification": evaluate,
    "regression": evaluate_regression,
}


def score_run(task: Task, y_true: ArrayLike, y_prob: ArrayLike) -> dict[str, float]:
    """Return the scores that a run keeps, for labels (n,) and predictions (n, k) as `Run.predict` gives them."""
    return _BY_TASK[task](y_true, y_prob)
