"""What a session remembers of the lesson on generalisation."""

from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from core.lessons.generalisation.bias import NOISE, POINTS, SMOOTHERS
from core.lessons.generalisation.cures import WRONG
from core.lessons.generalisation.folding import FOLDS
from core.lessons.generalisation.watching import USUAL

KEY = "generalisation"


@dataclass
class Mind:
    """Hold what was chosen in its views; widgets only show it."""

    rows: int = USUAL.rows
    width: int = USUAL.width
    wrong: float = USUAL.wrong
    epoch: int = USUAL.epochs
    cures_wrong: float = WRONG.default
    strengths: dict[str, Any] = field(default_factory=dict)
    mix: dict[str, Any] | None = None
    curve_wrong: float | None = None
    smoother: str = next(iter(SMOOTHERS))
    capacity: int = 3
    noise: float = NOISE.default
    points: int = POINTS.default
    folds: int = FOLDS.default
    folding: bool = False


def mind() -> Mind:
    """Return it; the first call begins it."""
    kept: Mind = st.session_state.setdefault(KEY, Mind())
    return kept
