"""Simple models beside a network: what no model, a weighted sum and boosted trees make of the same rows."""

from core.evaluation.baselines.beside import Beside, baselines_of
from core.evaluation.baselines.registry import BASELINES
from core.evaluation.baselines.worth import Verdict, verdict, worth_it

__all__ = ["BASELINES", "Beside", "Verdict", "baselines_of", "verdict", "worth_it"]
