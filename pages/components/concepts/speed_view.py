"""Speed: why does training take so long, and what really helps?"""

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from core.brief import Finding
from core.charts.lessons.speed import batch_chart, race_chart
from core.jobs.studies import study
from core.lessons import kept
from core.lessons.lesson import Lesson
from core.lessons.speed import finding
from core.lessons.speed.race import conduct, what
from core.lessons.speed.ways import BATCH_WAYS, WAYS
from core.messages import N_
from pages.components import state
from pages.components.chart import chart
from pages.components.concepts.guess_first import guess_first, reveal
from pages.components.concepts.speed_paper import paper_view
from pages.components.concepts.story_part import tell
from pages.components.engine import engine
from pages.components.i18n import _
from pages.components.keep import keep_button
from pages.components.metrics.told import headline, limits, told
from pages.components.tabs import views
from pages.components.waiting import errand_view

TIMES = "speed_times"  # that this session asked for the race anew
RACE_LIMITS = N_(
    "What this does not tell you: the same for your model. This one is tiny, so that the loop around it costs more than its arithmetic; the "
    "larger a model, the less a compiled loop gains and the more a GPU does."
)
BATCH_LIMITS = N_(
    "What this does not tell you: which batch ends with the best model. With a larger batch the learning rate wants to be set anew."
)


def speed_view(lesson: Lesson) -> None:
    """Draw the lesson's experiments."""
    if not guess_first("speed", lesson):
        return
    name = what(st.session_state.get(TIMES, 0))
    errand = study(engine(), engine().store, "speed", name, conduct, state.memory().owner)
    errand_view(
        errand, partial(_whole, lesson), _("Timing the same training in several ways"), partial(_so_far, lesson)
    )


def _so_far(lesson: Lesson, found: finding.Found) -> None:
    if finding.is_answered(found):
        reveal("speed", lesson, finding.answer(found), finding.said_so_far(found))
    told(finding.waited_sentence(found))
    begun = finding.times(found)
    if begun:
        chart(race_chart(begun, _), "speed_so_far", _("Seconds of the ways that were begun so far"))


def _whole(lesson: Lesson, found: finding.Found) -> None:
    reveal("speed", lesson, finding.answer(found), finding.said(found))
    contents: Mapping[str, Callable[[], None]] = {
        N_("Measured here"): partial(_race, found),
        N_("Size of a batch"): partial(_batches, found),
        N_("More devices"): paper_view,
    }
    views("concepts_speed", contents)


def _race(found: finding.Found) -> None:
    title = headline(finding.headline(found))
    chart(race_chart(finding.times(found), _), "speed_race", title)
    told(finding.compile_sentence(found), finding.same_sentence(found), finding.mixed_sentence(found))
    told(finding.busy_sentence(found))
    with st.expander(_("What each of them does")):
        for it in finding.times(found):
            st.markdown(f"**{_(WAYS[it.name].label)}** · {_(WAYS[it.name].help)}")
    tell("speed", "ways")
    with st.container(horizontal=True):
        keep_button(
            Finding("concepts", finding.said(found), "concepts?topic=speed", numbers=kept.speed(found)), "speed_race"
        )
        if st.button(_("Measure again"), icon=":material/refresh:", key="speed_again"):
            st.session_state[TIMES] = st.session_state.get(TIMES, 0) + 1
            st.rerun()
    limits(RACE_LIMITS)


def _batches(found: finding.Found) -> None:
    title = headline(finding.batch_headline(found))
    chart(batch_chart({name: finding.batch_times(found, name) for name in BATCH_WAYS}, _), "speed_batches", title)
    tell("speed", "batches")
    limits(BATCH_LIMITS)
