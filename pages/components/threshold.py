"""The slider of the threshold, which all pages share."""

import streamlit as st

from core.decision import DECISION_SETTINGS
from core.evaluation.curve import Curve
from pages.components import state
from pages.components.i18n import _

THRESHOLD = "decision_threshold"
PRESET = "preset"  # key of the menu that chooses a threshold: one moved by hand is none of its choices


def threshold_slider(curve: Curve, label: str) -> None:
    """Draw the slider; it moves as finely as the scores of the curve ask for."""
    st.session_state[THRESHOLD] = state.memory().decision.threshold
    st.slider(
        label, 0.0, 1.0, step=curve.step, format="%.2f" if curve.step >= 0.01 else "%.3f", key=THRESHOLD,
        help=_(DECISION_SETTINGS["threshold"].help), on_change=_take,
    )  # fmt: skip


def _take() -> None:
    if PRESET in st.session_state:
        st.session_state[PRESET] = None  # not taken away: the browser still shows the menu
    state.decide(threshold=st.session_state[THRESHOLD])
