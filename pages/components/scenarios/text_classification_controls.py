"""Which model answers, and from which chance on a person reads: kept while the user goes from view to view."""

from typing import Any

import streamlit as st

from core.scenarios.text_classification.answering import MODELS
from core.scenarios.text_classification.deciding import STEP, THRESHOLD
from pages.components.i18n import _
from pages.components.menus import picked

MODEL, LIMIT = "case_text_model", "case_text_limit"


def shown(key: str, value: Any) -> None:
    """Let a widget show a value; writing it each time would undo a click that comes while the page is drawn."""
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value


def model_choice(view: str) -> str:
    """Draw the choice of a model and return its name."""
    key = f"{MODEL}_{view}"
    shown(key, st.session_state.setdefault(MODEL, next(iter(MODELS))))
    labels = {name: _(label) for name, label in MODELS.items()}
    st.segmented_control(
        _("Who answers"), list(MODELS), format_func=labels.__getitem__, key=key, required=True, on_change=_keep_model, args=(key,)
    )  # fmt: skip
    return str(st.session_state[MODEL])


def _keep_model(key: str) -> None:
    value = picked(key, MODELS)
    if value is not None:
        st.session_state[MODEL] = value


def threshold_slider(view: str) -> float:
    """Draw the threshold and return it."""
    key = f"{LIMIT}_{view}"
    shown(key, round(100 * st.session_state.setdefault(LIMIT, THRESHOLD.default)))
    low, high, step = (round(100 * value) for value in (THRESHOLD.low, THRESHOLD.high, STEP))
    st.slider(
        _(THRESHOLD.label), low, high, step=step, format="%d%%", key=key, help=_(THRESHOLD.help), on_change=_keep_limit, args=(key,)
    )  # fmt: skip
    return float(st.session_state[LIMIT])


def _keep_limit(key: str) -> None:
    st.session_state[LIMIT] = st.session_state[key] / 100


def metrics_note() -> None:
    """Say beside the way to Metrics that the amounts of money there are not those of this case."""
    st.caption(_("The amounts of money in Metrics are an example of its own; here a false alarm costs a person a minute. Enter your own amounts there."))  # fmt: skip
