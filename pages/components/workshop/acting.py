"""What a facilitator does, and what is said when it can't be done."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import streamlit as st

from core.messages import N_, Message, UserError
from pages.components import state
from pages.components.i18n import say
from pages.components.rooms import rooms

AWAY = N_("The rooms can't be reached just now, so nothing was changed. Try again in a minute.")


def act(what: Callable[..., None], *values: Any) -> bool:
    """Do something of `Rooms` as the facilitator; tell whether it was done, and say on the page why not.

    Examples
    --------
    >>> act(Rooms.push, 0)
    """
    it = state.memory().room
    try:
        what(rooms(), it.code, it.host, *values)
    except UserError as problem:
        state.memory().complaints.append(problem.message)
        return False
    except OSError:
        state.memory().complaints.append(Message(AWAY))
        return False
    return True


@contextmanager
def caught(place: str) -> Iterator[None]:
    """Keep what a form got wrong, to be said below it; `said` says it."""
    st.session_state.pop(place, None)
    try:
        yield
    except UserError as problem:
        st.session_state[place] = problem.message
    except OSError:
        st.session_state[place] = Message(AWAY)


def said(place: str) -> None:
    """Say what a form got wrong."""
    if place in st.session_state:
        st.error(say(st.session_state[place]), icon=":material/error:")
