"""The way from the treatment case to Metrics: risks of the arm that each patient got, beside what happened."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from core.scenarios import Scenario
from core.scenarios.treatment.judged import predictions
from pages.components.i18n import _
from pages.components.scenarios.opening import judge_button


def open_buttons(case: Scenario, arrays: Mapping[str, Any]) -> None:
    """Draw the button that opens Metrics on the network's risks."""
    judge_button(case, predictions(arrays))
    st.caption(_("This judges the forecast of risk, not the choice of treatment; a good forecast does not show that personalising pays."))  # fmt: skip
