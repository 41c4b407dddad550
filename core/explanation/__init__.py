"""Why a model answers what it answers: SHAP values and what is read from them."""

from core.explanation.explain import explain
from core.explanation.explained import Explanation
from core.explanation.how import How

__all__ = ["Explanation", "How", "explain"]
