"""What only this case can show: its examples, its own input, its failures."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from core.charts.palette import GREY
from core.charts.scenarios.object_detection import scene_chart
from core.scenarios import Scenario
from core.scenarios.object_detection.examples import SHOWN, examples
from pages.components.chart import chart
from pages.components.i18n import _
from pages.components.scenarios.measuring import ask
from pages.components.scenarios.object_detection_fails import fails_view
from pages.components.scenarios.object_detection_good import good_view
from pages.components.scenarios.object_detection_source import HERE
from pages.components.scenarios.object_detection_try import try_view

COLUMNS = 3
SIDE = 220


def try_it(case: Scenario, arrays: Mapping[str, Any]) -> None:
    """Draw the user's own input, the answer, and why."""
    try_view(case, arrays)


def data(case: Scenario) -> None:
    """Draw examples that a person can read."""
    some = ask(case, "examples", examples)
    st.markdown(_("**Six training scenes with their boxes: what the detector is given to learn from**"))
    places = st.columns(COLUMNS)
    for number in range(SHOWN):
        boxes, shows = some.of(number)
        marked = [(box, GREY, "solid", str(digit)) for box, digit in zip(boxes, shows, strict=True)]
        with places[number % COLUMNS]:
            alt = _("A scene with {count} digits").format(count=len(shows))
            chart(scene_chart(some.X[number], marked, SIDE), f"{HERE}_example_{number}", alt)


def good(case: Scenario, arrays: Mapping[str, Any]) -> None:
    """Draw what the scores mean here."""
    good_view(case, arrays)


def fails(case: Scenario, arrays: Mapping[str, Any]) -> None:
    """Draw how it fails, with the number before and after."""
    fails_view(case, arrays)
