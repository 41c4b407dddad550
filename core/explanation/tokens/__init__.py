"""Why a model of texts answers what it answers: the share of each token, by hiding tokens."""

from core.explanation.tokens.cutting import CUTS, Pieces, cut
from core.explanation.tokens.explain import explain_tokens
from core.explanation.tokens.told import TokenExplanation

__all__ = ["CUTS", "Pieces", "TokenExplanation", "cut", "explain_tokens"]
