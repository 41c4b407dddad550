"""Whether predicted chances can be taken at their word, and what puts them right."""

from core.evaluation.calibration.bins import BINS
from core.evaluation.calibration.corrected import basis, corrected, why_not
from core.evaluation.calibration.corrections import CORRECTIONS
from core.evaluation.calibration.effects import MEASURES, effects
from core.evaluation.calibration.reliability import Reliability, reliability_of

__all__ = [
    "BINS",
    "CORRECTIONS",
    "MEASURES",
    "Reliability",
    "basis",
    "corrected",
    "effects",
    "reliability_of",
    "why_not",
]
