"""The threshold of the credit case, one value for all its views, and the share of loans that go bad."""

import streamlit as st

from core.scenarios.credit_risk.deciding import SHARE, THRESHOLD, share_of
from pages.components.i18n import _

KEPT, KEPT_SHARE = "case_credit_threshold", "case_credit_share"


def threshold_slider(view: str) -> float:
    """Draw the slider of a view and return the threshold."""
    key = f"{KEPT}_{view}"
    st.session_state[key] = st.session_state.get(KEPT, THRESHOLD.default)
    value = st.slider(
        _(THRESHOLD.label), THRESHOLD.low, THRESHOLD.high, step=0.01, key=key, help=_(THRESHOLD.help),
        on_change=_take, args=(key,),
    )  # fmt: skip
    return float(value)


def share_slider() -> float:
    """Draw the slider of the share of loans that go bad and return the share, 0 to 1."""
    key = f"{KEPT_SHARE}_slider"
    st.session_state[key] = st.session_state.get(KEPT_SHARE, SHARE.default)
    value = st.slider(_(SHARE.label), SHARE.low, SHARE.high, key=key, help=_(SHARE.help), on_change=_take_share)
    return share_of(value)


def _take_share() -> None:
    st.session_state[KEPT_SHARE] = st.session_state[f"{KEPT_SHARE}_slider"]


def _take(key: str) -> None:
    st.session_state[KEPT] = st.session_state[key]
