"""A participant's own view of the room: the agenda, what they guessed and tried, their brief, their link, the way out."""

import time
from urllib.parse import urlencode

import streamlit as st

from core.markdown import as_written
from core.rooms import Person, Room
from core.rooms.links import seated
from pages.components import ledger, state
from pages.components.frame import shielded
from pages.components.i18n import PARAM, _, language, say
from pages.components.qr_view import qr_view
from pages.components.room.guesses_view import guesses_view
from pages.components.room.handing_in import brief_in_room
from pages.components.room.here import person_of
from pages.components.room.learnt_view import learnt_view
from pages.components.room.leaving import leave_button
from pages.components.room.runs_view import runs_view
from pages.components.run_bar import address
from pages.components.workshop.telling import day


def mine() -> None:
    """Draw the view."""
    mind = state.memory()
    room, person = mind.room.room, person_of(mind)
    if room is None or person is None:
        st.caption(_("Waiting for the room…"))
        return
    st.subheader(as_written(room.title), anchor=False)
    left, right = st.columns([1.4, 1], gap="large")
    with left:
        for part in (_agenda, guesses_view, runs_view, learnt_view):
            with st.container(), shielded():
                part(room, person)
    with right:
        for part in (brief_in_room, _link, _kept):
            with st.container(border=True), shielded():
                part(room, person)


def _agenda(room: Room, person: Person) -> None:
    st.markdown(_("**The agenda**"))
    if room.exercise is None:
        st.caption(_("It has not begun yet. When the facilitator opens an exercise, it comes up here by itself."))
    lines = []
    for number, exercise in enumerate(room.agenda):
        mark = _MARKS[(number > room.state.step) - (number < room.state.step)]
        text = _("{title} · {minutes} min").format(title=as_written(say(exercise.title)), minutes=exercise.minutes)
        lines.append(f":material/{mark}: " + (f"**{text}**" if number == room.state.step else text))
    st.markdown("  \n".join(lines))


_MARKS = {-1: "check_circle", 0: "play_circle", 1: "radio_button_unchecked"}


def _link(room: Room, person: Person) -> None:
    st.markdown(_("**Go on elsewhere**"))
    st.caption(
        _(
            "This address is yours alone: on your phone or tomorrow it brings you back into the room, with your name, your runs "
            "and your guesses. Whoever has it is you."
        )
    )
    with st.expander(_("Your own link"), key="room_link", icon=":material/key:"):
        link = own_link()
        st.code(link, language=None, wrap_lines=True)
        qr_view(link)


def own_link() -> str:
    """Return the address that finds seat, runs and brief again."""
    mind = state.memory()
    kept = {ledger.PARAM: mind.token} if mind.token else {}
    return f"{address()}/workshop?{urlencode(seated(mind.room.code, mind.room.seat) | kept | {PARAM: language()})}"


def _kept(room: Room, person: Person) -> None:
    days = max(0, round((room.expires - time.time()) / 86_400))
    text = _(
        "The room keeps your name, your answers, the numbers of your runs and the brief that you hand in, until {date} (in "
        "{days} days). The facilitator sees all of it; the others see names and runs on the board. Nothing else about you is "
        "kept, and no account."
    )
    st.markdown(_("**What is kept about you**"))
    st.caption(text.format(date=day(room.expires), days=days))
    leave_button(_("Leave and delete what I said"), "room_leave_here")
