"""Numbers of both engines side by side."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from core.scenarios.question_answering.choosing import GRID, TOLERATED
from core.scenarios.question_answering.measure import choices
from core.scenarios.question_answering.retrieval import ENGINES


def answered_at_careful(arrays: Mapping[str, Any], language: str) -> dict[str, float]:
    """Return which share of test questions each engine can answer while at most `TOLERATED` of its answers are wrong."""
    found = {}
    for engine in ENGINES:
        it = choices(arrays, language, engine)
        allowed = it.wrong_of_answered(GRID) <= TOLERATED
        found[engine] = float(np.max(it.answered(GRID)[allowed], initial=0.0))
    return found


def scores(arrays: Mapping[str, Any], language: str) -> dict[str, float]:
    """Return how often each engine finds the right answer at first."""
    return {engine: float(arrays[f"known_{language}_{engine}_right"].mean()) for engine in ENGINES}
