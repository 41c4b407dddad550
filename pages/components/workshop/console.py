"""The facilitator's console: who is here, the agenda, the open exercise, and depth below."""

import streamlit as st

from core.markdown import as_written
from core.messages import N_, Message
from core.rooms import KINDS, Exercise, Room
from pages.components import state
from pages.components.i18n import _, say
from pages.components.room_memory import RoomMemory
from pages.components.rooms import rooms
from pages.components.scenarios.kept import one_of
from pages.components.tabs import views
from pages.components.workshop.after_view import after_view
from pages.components.workshop.agenda_view import agenda_view
from pages.components.workshop.board_view import GONE, board
from pages.components.workshop.console_exercise import STEP, exercise_view
from pages.components.workshop.console_more import more
from pages.components.workshop.inviting import board_link, invite
from pages.components.workshop.people_view import people_view

HEIGHT = 440  # pixels of the board's picture here
STYLE = """<style>
.st-key-console_code [data-testid="stMarkdownContainer"] > p:only-child { font-size: 2.4rem; font-weight: 700; line-height: 1.2; }
.st-key-console_code button p, .st-key-console_code a p { font-size: 1rem !important; font-weight: 400 !important; }
</style>"""


def console() -> None:
    """Draw the console; a room that is gone leaves the page to whoever has none."""
    it = state.memory().room
    room = rooms().room(it.code)
    if room is None:
        state.memory().room = RoomMemory()
        state.memory().complaints.append(Message(GONE))
        st.rerun()
    _head(room)
    left, right = st.columns([1.6, 1], gap="large")  # a phone has the exercise first
    with right:
        chosen = _agenda(room)
    with left, st.container(border=True):
        exercise_view(room, chosen)
    st.divider()
    views(
        "workshop_depth",
        {
            N_("What the board shows"): lambda: board(room.code, HEIGHT),
            N_("Who is here"): people_view,
            N_("Change the agenda"): agenda_view,
            N_("After the workshop"): after_view,
        },
    )


def _head(room: Room) -> None:
    st.html(STYLE)
    st.subheader(as_written(room.title), anchor=False)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="console_code"):
        st.markdown(room.code, width="content")
        with st.popover(_("Invite"), icon=":material/qr_code_2:", key="console_invite"):
            invite(room.code)
        st.link_button(_("Board for the projector"), board_link(room.code), icon=":material/cast:")
        with st.popover(_("More"), icon=":material/more_horiz:", key="console_more", on_change="rerun"):
            more(room)
    st.caption(_("The address of this page is your key: whoever has it leads the room. Keep it as a bookmark, don't show or send it; the board's and the invitation's addresses are safe to show."))  # fmt: skip


def _agenda(room: Room) -> Exercise:
    """Draw the agenda; return the exercise that is looked at."""
    titles = {one.name: f"{i}. {as_written(say(one.title))}" for i, one in enumerate(room.agenda, 1)}
    first = room.exercise or room.agenda[0]
    captions = [_caption(room, i) for i in range(len(room.agenda))]
    return room.named(one_of(st.radio, STEP, first.name, _("Agenda"), titles, captions=captions)) or first


def _caption(room: Room, number: int) -> str:
    exercise = room.agenda[number]
    kind = _(KINDS[exercise.kind])
    minutes = _("{kind}, {minutes} min").format(kind=kind, minutes=exercise.minutes)
    if number == room.state.step:
        now = _("open now")
        return f":material/play_circle: **{now}** · {minutes}"
    return f":material/check: {minutes}" if number < room.state.step else minutes
