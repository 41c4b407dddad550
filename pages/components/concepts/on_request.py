"""A study that begins when a button is pressed; what somebody has found before is there at once."""

from typing import Any

import streamlit as st

from core.jobs import Errand
from core.jobs.studies import key_of, study
from pages.components import state
from pages.components.engine import engine


def study_on_request(lesson: str, what: str, conduct: Any, label: str) -> Errand | None:
    """Return the errand of a study that was asked for or is known; else draw its button, by its label, and return None."""
    key = key_of(lesson, what)
    if not st.session_state.get(_asked(key)) and not _known(key):
        st.button(label, key=f"study_{lesson}_{what}", icon=":material/play_arrow:", on_click=_ask, args=(key,))
        return None
    return study(engine(), engine().store, lesson, what, conduct, state.memory().owner)


def _asked(key: str) -> str:
    return f"asked_{key}"


def _ask(key: str) -> None:
    st.session_state[_asked(key)] = True


def _known(key: str) -> bool:
    errand, store = engine().errand(key), engine().store
    if errand is not None and not errand.abandoned:
        return True
    return store is not None and store.result(key) is not None
