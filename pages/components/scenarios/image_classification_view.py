"""What only this case can show: its examples, its own input, its failures."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from core.charts.lessons.architectures import squares
from core.scenarios import Scenario
from core.scenarios.image_classification.examples import SHOWN, examples
from pages.components.chart import chart
from pages.components.i18n import _
from pages.components.scenarios.image_classification_fails import fails_view
from pages.components.scenarios.image_classification_good import good_view
from pages.components.scenarios.image_classification_source import HERE
from pages.components.scenarios.image_classification_try import try_view
from pages.components.scenarios.kept import kept
from pages.components.scenarios.measuring import ask

COLUMNS = 4


def try_it(case: Scenario, arrays: Mapping[str, Any]) -> None:
    """Draw the user's own input, the answer, and why."""
    try_view(case, arrays)


def data(case: Scenario) -> None:
    """Draw examples that a person can read."""
    some = ask(case, "examples", examples)
    digit = kept(st.segmented_control, f"{HERE}_digit", 7, _("Digit to look at"), options=range(10), required=True)
    label = _("**{shown} of the {count} pictures of a {digit}, by different people**")
    st.markdown(label.format(shown=SHOWN, count=some["count"][digit], digit=digit))
    hover = _("row {row}, column {column}: {value}")
    left, right = st.columns([3, 1], gap="large")
    with left:
        panels = some["some"][digit]
        chart(squares(panels, [""] * SHOWN, COLUMNS * 2, hover), f"{HERE}_some", _("Real digits, 8 by 8 pixels each"))
    with right:
        mean = some["mean"][digit][None]
        chart(squares(mean, [_("All of them, averaged")], 1, hover, side=150), f"{HERE}_mean", _("The average picture"))


def good(case: Scenario, arrays: Mapping[str, Any]) -> None:
    """Draw what the scores mean here."""
    good_view(case, arrays)


def fails(case: Scenario, arrays: Mapping[str, Any]) -> None:
    """Draw how it fails, with the number before and after."""
    fails_view(case, arrays)
