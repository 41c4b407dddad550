"""The one engine of the server, shared by all sessions."""

import streamlit as st

from core.jobs import Engine
from core.store import Store

SHARE = 0.08  # seconds of the time between two looks, for each thing under way: looking takes a third of a core at most


@st.cache_resource(show_spinner=False)
def engine() -> Engine:
    """Return the engine; the first call starts its workers in the background."""
    return Engine(store=Store())


def between_looks(seconds: float) -> float:
    """Return the seconds between two looks at work: more than were asked for, where many people look at theirs."""
    return max(seconds, SHARE * engine().status.active)
