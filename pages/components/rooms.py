"""The workshop rooms of the server, shared by all sessions."""

import streamlit as st

from core.rooms import Rooms
from pages.components.engine import engine


@st.cache_resource(show_spinner=False)
def rooms() -> Rooms:
    """Return the rooms, which are kept in the store's database."""
    return Rooms(engine().store)
