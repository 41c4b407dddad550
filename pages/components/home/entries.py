"""Three ways in: train now, an own idea, a workshop."""

from dataclasses import replace

import streamlit as st

from core.journey import Journey
from core.messages import N_
from pages.components import ledger, state
from pages.components.home.guess_pairs import commit_button, guess_pairs, is_asked
from pages.components.home.travelled import FIRST
from pages.components.i18n import _
from pages.components.places import file_of

IDEA = "idea_words"
LONGEST = 120
CASES, FINDER = "cases", N_("Which is like my idea?")  # the row of views of the scenarios page, and the view to open


def entries(done: Journey) -> None:
    """Draw the three ways in."""
    explore, idea, room = st.columns([1.5, 1, 1], gap="medium")
    with explore, st.container(border=True, height="stretch"):
        _explore(done)
    with idea, st.container(border=True, height="stretch"):
        _idea()
    with room, st.container(border=True, height="stretch"):
        _room(done)


def _explore(done: Journey) -> None:
    st.markdown(_("#### Explore"))
    st.caption(_("On 1,000 real loan applications: who paid back, and who did not?"))
    guess_pairs(done)
    with st.container(horizontal=True, gap="small"):
        if is_asked(done):
            commit_button()
        kind = "secondary" if done.trained else "primary"
        if st.button(_("Train a model now"), type=kind, icon=":material/play_arrow:", key="first_train"):
            state.train_first(FIRST)
            st.switch_page(file_of("playground"))


def _idea() -> None:
    st.markdown(_("#### I have an idea"))
    st.caption(_("Fifteen measured cases: which is like yours, and what would settle whether it pays?"))
    st.session_state.setdefault(IDEA, state.memory().brief.title)
    st.text_input(
        _("Your idea in a sentence"), key=IDEA, max_chars=LONGEST, on_change=_keep_idea,
        placeholder=_("e.g. Tell a month ahead which customers will leave"),
    )  # fmt: skip
    if st.button(_("Find the nearest case"), icon=":material/search:", key="to_finder", width="stretch"):
        state.memory().casing.case = ""
        state.memory().tabs[CASES] = FINDER
        st.switch_page(file_of("scenarios"))
    if st.button(_("Answer the questions of its brief"), icon=":material/gavel:", key="to_brief", width="stretch"):
        st.switch_page(file_of("brief"))


def _keep_idea() -> None:
    mind = state.memory()
    ledger.keep_brief(mind, replace(mind.brief, title=" ".join(st.session_state[IDEA].split())))


def _room(done: Journey) -> None:
    st.markdown(_("#### I run a workshop"))
    if done.room:
        st.caption(_("You are in room {code}.").format(code=done.room))
        label = _("Back to the room")
    else:
        st.caption(
            _(
                "Up to thirty people guess, train and decide on one board, in 45, 90 or 180 minutes. They join by a code."
            )
        )
        label = _("Open or join a room")
    if st.button(label, icon=":material/groups:", key="to_workshop", width="stretch"):
        st.switch_page(file_of("workshop"))
