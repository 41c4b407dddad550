"""The home page's content: three ways in, the way with what came of each step, and a first picture."""

import streamlit as st

from core.brief import finding_of_run
from core.charts.guess import beside_guess
from core.evaluation.held_out import grade, held_out_finding, held_out_sentence, to_beat, ungraded
from core.journey import STEPS, Journey, next_step
from pages.components import state
from pages.components.chart import chart
from pages.components.frame import next_question, shielded
from pages.components.guess_view import outcome_of
from pages.components.home.entries import entries
from pages.components.home.travelled import is_told
from pages.components.home.way_view import progress, way_view
from pages.components.i18n import _, say
from pages.components.keep import keep_button, kept_words
from pages.components.places import after
from pages.components.room.hidden_view import hidden_words, hides


def body(done: Journey) -> None:
    """Draw the content."""
    st.markdown(
        _(
            "Train real neural networks on real data, see how far you can trust them, and leave with numbers for your "
            "product decision. Your first model takes about ten seconds; no code, no account."
        )
    )
    with shielded():
        progress(done)
        entries(done)
    left, right = st.columns([1, 1.1], gap="large")
    with left, shielded():
        way_view(done)
    with right, shielded():
        _hidden_or_told(done)
    _go_on(done)


def _hidden_or_told(done: Journey) -> None:
    if hides("home"):
        _what_to_beat()
        hidden_words()
    else:
        (_first_picture if is_told(done) else _what_to_beat)()


def _what_to_beat() -> None:
    """Draw what the first model has to beat, without a score of a model."""
    run = state.memory().run
    st.markdown(f"**{say(to_beat(run))}**")
    chart(beside_guess(ungraded(run), _), "home_grade", say(to_beat(run)))


def _first_picture() -> None:
    run = state.memory().run
    st.markdown(f"**{say(held_out_finding(run))}**")
    chart(beside_guess(grade(run), _), "home_grade", say(held_out_sentence(run)))
    st.markdown(say(held_out_sentence(run)))
    finding = finding_of_run(run, outcome_of(run))
    keep_button(finding, key="run")
    kept_words(finding)


def _go_on(done: Journey) -> None:
    """Draw the next question: that of the next step, which is not on this page."""
    name = next_step(done)
    page = after("home") if name is None else STEPS[name].page
    next_question(after("home") if page == "home" else page)
