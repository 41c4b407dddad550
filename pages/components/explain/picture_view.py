"""Why the model says of the row in hand what it says, with what the user can choose."""

from typing import TYPE_CHECKING

import streamlit as st

from core.charts.steps import steps_chart
from core.decision import DECISION_SETTINGS
from core.evaluation.cells.registry import kind_of
from core.explanation import words
from core.explanation.case import Case
from core.explanation.kept import case_numbers
from pages.components import state
from pages.components.chart import chart
from pages.components.explain.breath_view import breath_view, copy_button, told_so_far
from pages.components.explain.found import note_drawn
from pages.components.explain.how_controls import class_menu, how_controls
from pages.components.explain.keep_case import keep_case
from pages.components.explain.picker import filter_menu, step_buttons, where
from pages.components.explain.picture_parts import case_tiles
from pages.components.i18n import _
from pages.components.metrics.told import headline, limits, told
from pages.components.panel import folded, panel, panel_switch
from pages.components.threshold import threshold_slider

if TYPE_CHECKING:
    from plotly.graph_objects import Figure


def picture_view(case: Case) -> None:
    """Draw the picture of the page, with its sentence and its controls."""
    if case.place is not None:  # the first row must not change by itself when the threshold does
        state.memory().explaining.places.setdefault(case.run.key, case.place)
    note_drawn(case)
    picture, right = st.columns([2.3, 1], gap="large")
    with right:
        _controls(case)
    with picture:
        _picture(case)


def _picture(case: Case) -> None:
    decision = state.memory().decision
    title = headline(words.decision_title(case, decision))
    chart(case_tiles(case) if case.run.data.image_shape else _steps(case), "explain_steps", title)
    told(words.missing_sentence(case))
    breath_view(case)
    whole = told_so_far(case)
    with st.container(horizontal=True, gap="small"):
        keep_case(case, whole, "explain_decision", case_numbers(case), "scenarios")
        copy_button(whole)
    limits(words.LIMITS)


def _steps(case: Case) -> "Figure":
    ends, threshold = words.ends_of(case), words.threshold_line(case, state.memory().decision)
    return steps_chart(case.base, words.steps_of(case), case.said, case.amounts, _, ends, threshold)


def _controls(case: Case) -> None:
    """Draw which case, and how it is explained; a phone has them at the foot of the screen, all but the next folded."""
    with panel():
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            panel_switch()
            step_buttons(case)
        with folded("settings"):
            filter_menu(case, "explain_filter")
            where(case)
            DECIDED[kind_of(case.it)](case)
        with folded("more_settings"):
            how_controls(case)


def _threshold(case: Case) -> None:
    threshold_slider(case.it.curve, _(DECISION_SETTINGS["threshold"].label))


def _nothing(case: Case) -> None:
    """Draw nothing: a number is not compared with a threshold."""


DECIDED = {"two": _threshold, "several": class_menu, "numbers": _nothing}
