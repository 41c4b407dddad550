"""The workshop page's content: for who leads, for who takes part, and for everybody else."""

from collections.abc import Callable, Sequence

import streamlit as st

from core.markdown import as_written
from core.messages import N_, Message
from pages.components import state
from pages.components.room.mine import mine
from pages.components.room_memory import RoomMemory
from pages.components.rooms import rooms
from pages.components.workshop.console import console
from pages.components.workshop.start_view import start

NO_KEY = N_(
    "This address doesn't lead room {code}: its key is not the right one. Open the address that you led it with, or join below."
)


def body() -> None:
    """Draw the content."""
    it = state.memory().room
    if it.code and it.host and not rooms().is_host(it.code, it.host):
        it.host = ""
        state.memory().complaints.append(Message.of(NO_KEY, code=as_written(it.code[:40])))
        st.rerun()
    next(draw for is_so, draw in VIEWS if is_so(it))()


VIEWS: Sequence[tuple[Callable[[RoomMemory], bool], Callable[[], None]]] = (
    (lambda it: bool(it.code and it.host), console),
    (lambda it: bool(it.seat), mine),
    (lambda it: True, start),
)
"""Whose session it is -> what it sees; the first that fits."""
