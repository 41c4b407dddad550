"""Scores, thresholds and their uncertainty, all from labels and predictions on rows that the model has not seen."""

from core.evaluation.classification import confusion, evaluate
from core.evaluation.headlines import Headline, headline
from core.evaluation.regression import evaluate_regression
from core.evaluation.scores import SCORES, Score, score_run
from core.evaluation.thresholds import best_threshold

__all__ = [
    "SCORES",
    "Headline",
    "Score",
    "best_threshold",
    "confusion",
    "evaluate",
    "evaluate_regression",
    "headline",
    "score_run",
]
