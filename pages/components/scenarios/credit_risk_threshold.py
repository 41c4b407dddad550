"""The threshold of the credit case, one value for all its views, and the share of loans that go bad."""

import streamlit as st

from core.scenarios.credit_risk.deciding import SHARE, THRESHOLD, share_of
from pages.components.i18n import _
from pages.components.scenarios.kept import kept

KEPT, KEPT_SHARE = "case_credit_threshold", "case_credit_share"


def threshold_slider(view: str) -> float:
    """Draw the slider of a view and return the threshold."""
    return float(
        kept(
            st.slider, KEPT, THRESHOLD.default, _(THRESHOLD.label), key=f"{KEPT}_{view}",
            min_value=THRESHOLD.low, max_value=THRESHOLD.high, step=0.01, help=_(THRESHOLD.help),
        )
    )  # fmt: skip


def share_slider() -> float:
    """Draw the slider of the share of loans that go bad and return the share, 0 to 1."""
    return share_of(
        kept(
            st.slider, KEPT_SHARE, SHARE.default, _(SHARE.label), key=f"{KEPT_SHARE}_slider",
            min_value=SHARE.low, max_value=SHARE.high, help=_(SHARE.help),
        )
    )  # fmt: skip
