"""How well scores rank the rows of two classes: the ROC and the precision-recall curve, and the areas under them."""

from core.evaluation.ranking.points import Points, precision_recall_points, roc_points
from core.evaluation.ranking.sure import FEW, both_classes, rank_score, ranked

__all__ = ["FEW", "Points", "both_classes", "precision_recall_points", "rank_score", "ranked", "roc_points"]
