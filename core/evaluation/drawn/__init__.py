"""Every score of predictions on many draws of their rows at once; the rows themselves are one such draw."""

from core.evaluation.drawn.draws import Draws
from core.evaluation.drawn.scores import BY_TASK, scores_on_draws, scores_once

__all__ = ["BY_TASK", "Draws", "scores_on_draws", "scores_once"]
