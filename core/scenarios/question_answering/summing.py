"""Numbers of both engines side by side."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from core.evaluation.intervals import Interval
from core.evaluation.wilson import wilson
from core.scenarios.question_answering.choosing import Choices
from core.scenarios.question_answering.measure import choices
from core.scenarios.question_answering.retrieval import ENGINES

Z = 1.96  # standard errors of a 95 % interval


@dataclass(frozen=True)
class AtCareful:
    """Hold what an engine does on the test at the threshold that was chosen on other questions.

    Parameters
    ----------
    share, wrong : float
        Of all questions, those that it answers, and answers wrongly.
    error : float
        Standard error of `share`.
    """

    threshold: float
    share: float
    wrong: float
    error: float

    def apart(self, other: "AtCareful") -> bool:
        """Tell whether the shares differ by more than chance can do, taken as if asked of different people."""
        return abs(self.share - other.share) > Z * math.hypot(self.error, other.error)


def answered_at_careful(arrays: Mapping[str, Any], language: str) -> dict[str, AtCareful]:
    """Return what each engine answers on the test, at its own threshold."""
    return {
        engine: at_threshold(choices(arrays, language, engine), choices(arrays, language, engine, "_choice").careful())
        for engine in ENGINES
    }


def at_threshold(it: Choices, threshold: float) -> AtCareful:
    """Return what is answered at a threshold, with its standard error (two independent binomial shares, weighted)."""
    at, parts = np.array([threshold]), ((it.known, 1 - it.share), (it.unknown, it.share))
    shares = [(float((values >= threshold).mean()), weight, len(values)) for values, weight in parts]
    error = math.sqrt(sum(weight**2 * share * (1 - share) / n for share, weight, n in shares))
    return AtCareful(threshold, float(it.answered(at)[0]), float(it.wrong(at)[0]), error)


def scores(arrays: Mapping[str, Any], language: str) -> dict[str, Interval]:
    """Return how often each engine finds the right answer at first."""
    hits = {engine: arrays[f"known_{language}_{engine}_right"] for engine in ENGINES}
    return {engine: wilson(int(right.sum()), len(right)) for engine, right in hits.items()}
