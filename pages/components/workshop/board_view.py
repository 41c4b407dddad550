"""A room's board: it looks at the room by itself, and draws a picture anew only where the room has changed."""

import time
from typing import TYPE_CHECKING

import streamlit as st

from core.board.sentences import queue_sentence
from core.board.views import VIEWS, Draw, fitting
from core.markdown import as_written
from core.messages import N_, translator
from core.rooms import Room
from pages.components.chart import chart
from pages.components.engine import engine
from pages.components.frame import shielded
from pages.components.i18n import _, language, say
from pages.components.qr_view import qr_picture
from pages.components.rooms import rooms
from pages.components.run_bar import address
from pages.components.scenarios.kept import chosen
from pages.components.waiting import WAITED
from pages.components.workshop.telling import time_left

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

TICK = 1.8  # seconds between two looks
ITSELF = "itself"
WHERE = "where"
CHOICE = "board_view"
MOST_LINES = 12
GONE = N_("This room is no longer there: it was deleted, or its time is up.")


def board(code: str, height: int, invitation: str = "") -> None:
    """Draw a room's board, and below it the choice of what it shows.

    Parameters
    ----------
    invitation : str
        An address that is shown large, as a picture for phones, as long as no exercise is open.
    """
    above, below = st.container(), st.container()
    labels = {ITSELF: _("What fits the exercise")} | {name: _(view.label) for name, view in VIEWS.items()}
    with below:
        name = chosen(CHOICE, ITSELF, _("The board shows"), labels, label_visibility="collapsed")
    st.session_state[WAITED] = True
    with above:
        st.fragment(_look, run_every=TICK)(code, name, height, invitation)


def _look(code: str, name: str, height: int, invitation: str) -> None:
    with shielded():
        room = rooms().room(code)
        if room is None:
            st.warning(_(GONE), icon=":material/meeting_room:")
            return
        with st.container(key="board_room"):
            st.markdown(" · ".join(_status(room)))
        with st.container(key="board_shown"):
            shown = fitting(room) if name == ITSELF else name
            if invitation and room.exercise is None and name == ITSELF:
                _inviting(room, invitation, height)
            else:
                _draw(room, shown, height)


def _inviting(room: Room, invitation: str, height: int) -> None:
    """Draw how to come in, and who has."""
    left, right = st.columns([1, 1.3], gap="large", vertical_alignment="top")
    with left:
        st.subheader(_("Join with your phone or laptop"), anchor=False)
        qr_picture(invitation, height - 200)
        st.markdown(_("or open this address and type **{code}**:").format(code=room.code))
        st.code(f"{address()}/workshop", language=None, wrap_lines=True)
    with right:
        _draw(room, WHERE, height)


def _status(room: Room) -> list[str]:
    """Return what goes on in the room, in short: the exercise, its time, who is here, the queue."""
    now, exercise, status = time.time(), room.exercise, engine().status
    parts = []
    if exercise is not None:
        number = _("{number} of {n}").format(number=room.state.step + 1, n=len(room.agenda))
        parts.append(f"**{number} {as_written(say(exercise.title))}**")
    if room.state.ends_at:
        parts.append(time_left(room.state.ends_at - now))
    parts.append(_("{online} of {people} here").format(online=len(room.online(now)), people=len(room.people)))
    waiting = status.waiting
    parts.append(say(queue_sentence(max(0, status.active - waiting), waiting)))
    return parts


def _draw(room: Room, name: str, height: int) -> None:
    shown = VIEWS[name].show(room, time.time())
    figure = None if shown.draw is None else _figure(name, language(), height, shown.mark, shown.draw)
    if shown.question is not None:
        st.caption(as_written(say(shown.question)))
    title = say(shown.title)
    st.subheader(as_written(title), anchor=False)
    if figure is not None:
        chart(figure, f"board_{name}", title)
    for words in shown.words:
        st.caption(as_written(say(words)))
    for person, text in shown.lines[:MOST_LINES]:
        st.markdown(f"{as_written(text)} :gray[— {as_written(say(person))}]")


@st.cache_resource(show_spinner=False, max_entries=64, ttl=600)
def _figure(name: str, lang: str, height: int, mark: str, _draw: Draw) -> "Figure":
    """Return a picture, made once for all who look, as long as nothing in it changes."""
    return _draw(translator(lang), height)
