"""How far an explanation can be trusted: measured on itself, over other draws of it, and over other trainings of its model."""

from core.explanation.trust.badge import Badge, badge_of, trust_sentence
from core.explanation.trust.draws import Draws

__all__ = ["Badge", "Draws", "badge_of", "trust_sentence"]
