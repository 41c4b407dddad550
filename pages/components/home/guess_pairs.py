"""Guess the first model's score before it is trained: in pairs of borrowers, which is what AUC counts."""

import streamlit as st

from core.guessing import Guess, calibration, verdict
from core.journey import Journey
from pages.components import state
from pages.components.home.travelled import FIRST
from pages.components.i18n import _, say

RANGE = "guess_pairs"
USUAL = (55, 85)
ALL = 100  # pairs


def guess_pairs(done: Journey) -> None:
    """Draw the question until it is answered or the model is trained, then the answer, then what came of it."""
    mine = next((one for one in reversed(done.guesses) if one.guess.key == FIRST.key), None)
    if mine is not None:
        st.markdown(say(verdict(mine)))
        st.caption(say(calibration(done.guesses)))
    elif done.guess is not None and done.guess.key == FIRST.key:
        low, high = round(ALL * done.guess.low), round(ALL * done.guess.high)
        st.markdown(_("Your guess: **{low} to {high} of 100 pairs**. Train to see.").format(low=low, high=high))
    elif is_asked(done):
        _ask()


def is_asked(done: Journey) -> bool:
    """Tell whether the person may still guess, knowing no score of a model of this data."""
    return done.guess is None and all(entry.experiment.dataset != FIRST.dataset for entry in done.trained)


def _ask() -> None:
    st.markdown(
        _(
            "**Guess first:** take 100 pairs of borrowers, one who paid back and one who didn't. In how many will the "
            "model tell which is which?"
        )
    )
    st.session_state.setdefault(RANGE, USUAL)
    st.slider(
        _("Your range: be 80 % sure that it is inside. A coin gets 50."), 0, ALL, step=1, key=RANGE,
        help=_("This share of pairs is called AUC: 0.5 is a coin, 1 is perfect. The playground reveals it."),
    )  # fmt: skip


def commit_button() -> None:
    """Draw the button that commits to the range."""
    st.button(_("Commit to this guess"), key="guess_commit", icon=":material/psychology_alt:", on_click=_commit)


def _commit() -> None:
    low, high = st.session_state[RANGE]
    state.memory().guess = Guess(FIRST.key, low / ALL, high / ALL)
