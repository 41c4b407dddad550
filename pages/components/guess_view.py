"""Guess the score first: a range, what came of it, and what one's guesses tell about oneself."""

import streamlit as st

from core.charts.guesses import guesses_chart
from core.evaluation import SCORES
from core.evaluation.headlines import main_name
from core.guessing import Guess, Outcome, calibration, verdict
from core.training.run import Run
from pages.components import state
from pages.components.chart import chart
from pages.components.i18n import _, say
from pages.components.room import telling

LOWEST = {"r2": -0.5}  # a model may be worse than the mean
MENU = "guess_menu"


def guess_menu() -> None:
    """Draw the button that opens the guess of the next training."""
    mind = state.memory()
    with st.popover(_("Guess first"), icon=":material/psychology_alt:", key=MENU, on_change="rerun", width="stretch"):
        if mind.run.experiment == mind.draft:
            st.caption(_("You know this score already. Change a setting or the data, then guess what will come of it."))
        elif mind.guess is not None and mind.guess.key == mind.draft.key:
            st.markdown(
                _("Your guess: **{low:.2f} to {high:.2f}**. Train to see.").format(
                    low=mind.guess.low, high=mind.guess.high
                )
            )
        else:
            _ask()
        if mind.guesses:
            _so_far()


def outcome_of(run: Run) -> Outcome | None:
    """Return what came of the guess of a run, if there was one."""
    return next((one for one in reversed(state.memory().guesses) if one.guess.key == run.key), None)


def guess_revealed(run: Run) -> None:
    """Say what came of the guess of a run, if there was one."""
    outcome = outcome_of(run)
    if outcome is not None:
        icon = ":material/check_circle:" if outcome.held else ":material/cancel:"
        st.info(f"{say(verdict(outcome))} {say(calibration(state.memory().guesses))}", icon=icon)


def _ask() -> None:
    name = main_name(state.data_named(state.memory().draft))
    st.markdown(
        _("Between which numbers will the **{score}** on the test rows lie? Choose the range so that you are 80 % sure.")
        .format(score=_(SCORES[name].label))
    )  # fmt: skip
    st.caption(_(SCORES[name].help))
    st.slider(_("Your range"), LOWEST.get(name, 0.0), 1.0, (0.6, 0.8), 0.01, key="guess_range")
    st.button(_("Commit to this guess"), type="primary", key="guess_commit", on_click=_commit)


def _commit() -> None:
    mind = state.memory()
    mind.guess = Guess(mind.draft.key, *st.session_state["guess_range"])
    telling.guessed(mind, mind.guess)
    st.session_state[MENU] = False


def _so_far() -> None:
    outcomes = state.memory().guesses
    st.markdown(f"**{say(calibration(outcomes))}**")
    chart(guesses_chart(outcomes, _), "guesses", say(calibration(outcomes)))
