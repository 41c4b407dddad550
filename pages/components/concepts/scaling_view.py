"""Scaling: is larger better, and by how much?"""

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from core.charts.lessons.scaling import grid_chart
from core.jobs.studies import study
from core.lessons.lesson import Lesson
from core.lessons.scaling import finding
from core.lessons.scaling.grid import WHAT, conduct
from core.messages import N_, Message
from pages.components import state
from pages.components.chart import chart
from pages.components.concepts.guess_first import guess_first, reveal
from pages.components.concepts.scaling_law import law_view
from pages.components.concepts.scaling_sizes import sizes_view
from pages.components.concepts.story_part import tell
from pages.components.engine import engine
from pages.components.i18n import _, say
from pages.components.metrics.told import headline, limits
from pages.components.tabs import views
from pages.components.waiting import errand_view

WAYS = {"best": N_("Stopped in time"), "last": N_("Trained to the end")}
LIMITS = N_(
    "What this does not tell you: what a longer training gives. Each model had the same 700 steps of 256 characters; the "
    "measure of new text is the same 10,000 characters for all."
)


def scaling_view(lesson: Lesson) -> None:
    """Draw the lesson's experiments."""
    tell("scaling", "task")
    if not guess_first("scaling", lesson):
        return
    errand = study(engine(), engine().store, "scaling", WHAT, conduct, state.memory().owner)
    errand_view(errand, partial(_whole, lesson), _("Training 120 small models"), partial(_so_far, lesson))


def _so_far(lesson: Lesson, grid: finding.Grid) -> None:
    _revealed(lesson, grid, finding.said_so_far)
    chart(
        grid_chart(grid, "best", _), "scaling_so_far", _("Loss of the models trained so far against their parameters")
    )


def _whole(lesson: Lesson, grid: finding.Grid) -> None:
    _revealed(lesson, grid, finding.said)
    contents: Mapping[str, Callable[[], None]] = {
        N_("A larger model"): partial(law_view, grid, "parameters"),
        N_("More text"): partial(law_view, grid, "characters"),
        N_("Both at once"): partial(_both, grid),
        N_("Real models"): sizes_view,
    }
    views("concepts_scaling", contents)


def _revealed(lesson: Lesson, grid: finding.Grid, said: Callable[[finding.Grid], Message]) -> None:
    answer = finding.answer(grid)
    if answer is not None:
        reveal("scaling", lesson, answer, said(grid))


def _both(grid: finding.Grid) -> None:
    labels = {which: _(label) for which, label in WAYS.items()}
    which = st.segmented_control(
        _("Training"), list(WAYS), format_func=labels.__getitem__, key="scaling_which", default="best", required=True
    )
    title = headline(finding.grid_headline(grid, which))
    chart(grid_chart(grid, which, _), "scaling_grid", title)
    st.markdown(say(finding.limit_sentence(grid)))
    tell("scaling", "both")
    limits(LIMITS)
