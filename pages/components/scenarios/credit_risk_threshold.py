"""The threshold of the credit case: one value for all its views."""

import streamlit as st

from core.scenarios.credit_risk.deciding import THRESHOLD
from pages.components.i18n import _

KEPT = "case_credit_threshold"


def threshold_slider(view: str) -> float:
    """Draw the slider of a view and return the threshold."""
    key = f"{KEPT}_{view}"
    st.session_state[key] = st.session_state.get(KEPT, THRESHOLD.default)
    value = st.slider(
        _(THRESHOLD.label), THRESHOLD.low, THRESHOLD.high, step=0.01, key=key, help=_(THRESHOLD.help),
        on_change=_take, args=(key,),
    )  # fmt: skip
    return float(value)


def _take(key: str) -> None:
    st.session_state[KEPT] = st.session_state[key]
