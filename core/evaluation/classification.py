"""Scores of predicted classes and probabilities; scikit-learn's functions, with nan where a score is undefined."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.evaluation.inputs import Codes, Floats, check_lengths, read_labels, read_probabilities


@dataclass(frozen=True)
class Judged:
    """Hold labels (n,), probabilities (n, k) and the classes chosen from them (n,)."""

    truth: Codes
    prob: Floats
    chosen: Codes

    @property
    def classes(self) -> range:
        return range(self.prob.shape[1])

    def average(self, each: Floats) -> float:
        """Return the score of class 1 of two, else the mean over the classes for which it is defined."""
        return float(each[1]) if len(each) == 2 else _mean(each)


def evaluate(y_true: ArrayLike, y_prob: ArrayLike, threshold: float = 0.5) -> dict[str, float]:
    """Score probabilities against labels.

    Parameters
    ----------
    y_true : array (n,)
        Codes of the classes, from 0.
    y_prob : array (n,), (n, 1) or (n, k)
        The probability of class 1, or of every class.
    threshold : float
        Two classes: class 1 is chosen from this probability on. With more, the most probable class is chosen.

    Returns
    -------
    dict
        Name (see `SCORES`) -> score; nan where it is undefined. With three or more classes precision, recall, f1,
        specificity, roc_auc and average_precision are means over one class against the rest; classes for which one is
        undefined, such as those without a row, are left out of its mean.

    Raises
    ------
    ScoreError
        When labels and probabilities don't fit each other.

    Examples
    --------
    >>> evaluate([0, 1, 1], [0.2, 0.4, 0.9])["roc_auc"]
    1.0
    """
    judged = judge(y_true, y_prob, threshold)
    return {**_scores_of_choices(judged), **_scores_of_probabilities(judged)}


def confusion(y_true: ArrayLike, y_prob: ArrayLike, threshold: float = 0.5) -> NDArray[np.int64]:
    """Count rows (k, k) by their class, downwards, and the class chosen for them, across."""
    from sklearn.metrics import confusion_matrix

    judged = judge(y_true, y_prob, threshold)
    counts: NDArray[np.int64] = confusion_matrix(judged.truth, judged.chosen, labels=judged.classes)
    return counts


def judge(y_true: ArrayLike, y_prob: ArrayLike, threshold: float) -> Judged:
    """Check labels and probabilities, and choose a class for each row."""
    prob = read_probabilities(y_prob)
    truth = read_labels(y_true, prob.shape[1])
    check_lengths(truth, prob)
    chosen = prob[:, 1] >= threshold if prob.shape[1] == 2 else prob.argmax(axis=1)
    return Judged(truth, prob, chosen.astype(np.int64))


def _scores_of_choices(judged: Judged) -> dict[str, float]:
    from sklearn import metrics

    pair = judged.truth, judged.chosen
    constant = len(np.unique(judged.truth)) == 1 or len(np.unique(judged.chosen)) == 1
    same = len(np.unique(pair)) == 1
    precisions, recalls, f1s, _ = metrics.precision_recall_fscore_support(
        *pair, labels=judged.classes, zero_division=np.nan
    )
    specificities = _specificities(judged)
    scores = {
        "accuracy": metrics.accuracy_score(*pair),
        "precision": judged.average(precisions),
        "recall": judged.average(recalls),
        "f1": judged.average(f1s),
        "specificity": judged.average(specificities),
        "balanced_accuracy": recalls.mean() if len(recalls) == 2 else _mean(recalls),
        "kappa": math.nan if same else metrics.cohen_kappa_score(*pair),
        "mcc": math.nan if constant else metrics.matthews_corrcoef(*pair),
    }
    return {name: float(score) for name, score in scores.items()}


def _scores_of_probabilities(judged: Judged) -> dict[str, float]:
    from sklearn import metrics

    binary = len(judged.classes) == 2
    prob = judged.prob[:, 1] if binary else judged.prob
    scores = {
        "roc_auc": _one_against_rest(metrics.roc_auc_score, judged),
        "average_precision": _one_against_rest(metrics.average_precision_score, judged),
        "log_loss": metrics.log_loss(judged.truth, prob, labels=judged.classes),
        "brier_loss": metrics.brier_score_loss(judged.truth, prob, labels=judged.classes),
    }
    return {name: float(score) for name, score in scores.items()}


def _one_against_rest(score: Any, judged: Judged) -> float:
    """Return the mean of a ranking score over the classes for which it is defined; of two classes, the second's."""
    positive = judged.classes[1:] if len(judged.classes) == 2 else judged.classes
    each = [
        score(judged.truth == c, judged.prob[:, c])
        for c in positive
        if 0 < np.count_nonzero(judged.truth == c) < len(judged.truth)
    ]
    return _mean(np.array(each))


def _specificities(judged: Judged) -> Floats:
    """Return, for each class, the share of the other classes' rows that were not taken for it."""
    from sklearn.metrics import multilabel_confusion_matrix

    counts = multilabel_confusion_matrix(judged.truth, judged.chosen, labels=judged.classes)
    negatives = counts[:, 0].sum(axis=1)
    share: Floats = np.divide(counts[:, 0, 0], negatives, out=np.full(len(counts), np.nan), where=negatives > 0)
    return share


def _mean(values: Floats) -> float:
    defined = values[~np.isnan(values)]
    return float(defined.mean()) if len(defined) else math.nan
