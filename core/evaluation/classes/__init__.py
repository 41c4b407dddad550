"""Three classes or more: scores of each, what their averages hide, and whether the right one is near the top."""

from core.evaluation.classes.averages import AVERAGES, Averages, averages
from core.evaluation.classes.each import PER_CLASS, ClassScores, class_scores
from core.evaluation.classes.rest import Rest, against_rest
from core.evaluation.classes.top import Top, top_k

__all__ = [
    "AVERAGES",
    "PER_CLASS",
    "Averages",
    "ClassScores",
    "Rest",
    "Top",
    "against_rest",
    "averages",
    "class_scores",
    "top_k",
]
