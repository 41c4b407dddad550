"""Settings of the face case that more than one of its views has."""

import streamlit as st

from core.scenarios.face_recognition.words import WEIGHTS
from pages.components.i18n import _
from pages.components.scenarios.kept import kept

HERE = "case_face_recognition"


def threshold_slider(first: float) -> float:
    """Draw the threshold on how alike two pictures are."""
    name, label = f"{HERE}_threshold", _("Threshold on the cosine")
    return float(kept(st.slider, name, round(first, 2), label, min_value=0.0, max_value=1.0, step=0.01))


def weight_slider() -> float:
    """Draw the threshold on the weight of a find."""
    low, high, first = WEIGHTS
    label = _("Threshold on the weight of a find")
    return float(kept(st.slider, f"{HERE}_weight", first, label, min_value=low, max_value=high, step=0.1))
