"""Which model answers, and from which chance on a person reads: kept while the user goes from view to view."""

import streamlit as st

from core.scenarios.text_classification.answering import MODELS
from core.scenarios.text_classification.deciding import STEP, THRESHOLD
from pages.components.i18n import _
from pages.components.scenarios.kept import chosen, kept

MODEL, LIMIT = "case_text_model", "case_text_limit"


def model_choice(view: str) -> str:
    """Draw the choice of a model and return its name."""
    labels = {name: _(label) for name, label in MODELS.items()}
    return chosen(MODEL, next(iter(MODELS)), _("Who answers"), labels, key=f"{MODEL}_{view}")


def threshold_slider(view: str) -> float:
    """Draw the threshold and return it."""
    first, low, high, step = (round(100 * value) for value in (THRESHOLD.default, THRESHOLD.low, THRESHOLD.high, STEP))
    percent = kept(
        st.slider, LIMIT, first, _(THRESHOLD.label), key=f"{LIMIT}_{view}",
        min_value=low, max_value=high, step=step, format="%d%%", help=_(THRESHOLD.help),
    )  # fmt: skip
    return float(percent / 100)


def metrics_note() -> None:
    """Say beside the way to Metrics that the amounts of money there are not those of this case."""
    st.caption(_("The amounts of money in Metrics are an example of its own; here a false alarm costs a person a minute. Enter your own amounts there."))  # fmt: skip
