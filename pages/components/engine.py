"""The one engine of the server, shared by all sessions."""

import streamlit as st

from core.jobs import Engine
from core.store import Store


@st.cache_resource(show_spinner=False)
def engine() -> Engine:
    """Return the engine; the first call starts its workers in the background."""
    return Engine(store=Store())
