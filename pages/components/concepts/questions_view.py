"""Ten questions: each with the usual advice, our answer, and what an experiment measured."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from core.brief import Finding
from core.charts.lessons.questions import outcome_chart
from core.jobs import Errand
from core.jobs.studies import study
from core.lessons import Lesson, kept
from core.lessons.questions.asks import ASKS, STUDIES, Ask
from core.lessons.questions.outcome import HOLDS, Outcome
from core.lessons.questions.rare import guessed, guessed_option
from core.messages import N_
from pages.components import state
from pages.components.chart import chart
from pages.components.concepts.going import lesson_button, page_button
from pages.components.concepts.guess_first import guess_first, reveal
from pages.components.concepts.story_part import tell
from pages.components.engine import engine
from pages.components.frame import shielded
from pages.components.i18n import _
from pages.components.keep import keep_button
from pages.components.menus import picked
from pages.components.metrics.told import beside, limits, told
from pages.components.waiting import errand_view

SIGNS = {
    "holds": ":material/check_circle:",
    "partly": ":material/contrast:",
    "fails": ":material/cancel:",
    "unclear": ":material/help:",
}
MENU = "questions_menu"
FIRST = "rare"


def questions_view(lesson: Lesson) -> None:
    """Draw the lesson's experiments."""
    if guess_first("questions", lesson):
        _settle(lesson)
        _answers()


@st.fragment
def _settle(lesson: Lesson) -> None:
    errand_view(_errand(FIRST), partial(_settled, lesson), _(STUDIES[FIRST].doing))


def _settled(lesson: Lesson, arrays: Mapping[str, Any]) -> None:
    reveal("questions", lesson, guessed_option(arrays), guessed(arrays))


@st.fragment
def _answers() -> None:
    labels = {name: f"{number}. {_(ask.question)}" for number, (name, ask) in enumerate(ASKS.items(), 1)}
    opened = state.memory().tabs.get(MENU, FIRST)
    st.session_state[MENU] = opened if opened in ASKS else FIRST
    st.selectbox(
        _("Question"), list(labels), format_func=labels.__getitem__, key=MENU, on_change=_pick, args=(tuple(labels),)
    )
    name = state.memory().tabs.get(MENU, FIRST)
    with shielded():
        _answer(name, ASKS[name])


def _answer(name: str, ask: Ask) -> None:
    st.markdown(_("**Usual advice:** {advice}").format(advice=_(ask.advice)))
    tell("questions", f"answer_{name}")
    errand = _errand(ask.study)
    if ask.study == FIRST and errand.view().status != "done":  # the guess above waits for it, with its own progress
        st.caption(f"{_(STUDIES[FIRST].doing)}…")
    else:
        errand_view(errand, partial(_measured, name, ask), _(STUDIES[ask.study].doing))
    with st.container(horizontal=True, gap="small"):
        if ask.lesson:
            lesson_button(ask.lesson, f"ask_{name}", _("See it in the lesson"))
        if ask.page is not None:
            page_button(ask.page.page, _(ask.page.label), f"ask_{name}", ask.page.tabs)


def _measured(name: str, ask: Ask, arrays: Mapping[str, Any]) -> None:
    outcome: Outcome = ask.read(arrays)
    said = beside(outcome.title)
    chart(outcome_chart(outcome, _), f"questions_{name}", said)
    st.caption(_(outcome.axis))
    told(outcome.said)
    st.markdown(f"{SIGNS[outcome.holds]} **{_(HOLDS[outcome.holds])}**")
    finding = Finding("concepts", outcome.title, "concepts?topic=questions", numbers=kept.answered(outcome))
    keep_button(finding, f"questions_{name}")
    limits(N_("What this does not tell you: how it is on your data. Each is one table, or five, and a few seeds."))


def _errand(name: str) -> Errand:
    it = STUDIES[name]
    return study(engine(), engine().store, it.lesson, it.what or name, it.conduct, state.memory().owner)


def _pick(among: tuple[str, ...]) -> None:
    value = picked(MENU, among)
    if value is not None:
        state.memory().tabs[MENU] = value
