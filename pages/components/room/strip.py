"""The strip on every page of who is in a room: which room, as whom, what is going on there. It looks again by itself."""

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import streamlit as st

from core.markdown import as_written
from core.messages import N_, UserError
from core.rooms.texts import shortened
from pages.components import state
from pages.components.i18n import _, say
from pages.components.places import file_of
from pages.components.room.follow import go, is_at
from pages.components.room.here import exercise_of, look, person_of
from pages.components.room.leaving import leave_button
from pages.components.rooms import rooms

if TYPE_CHECKING:
    from core.rooms import Room
    from pages.components.memory import Memory

TICK = 3.0  # seconds between two looks: each costs Streamlit 8 ms whatever is drawn, so 30 people take 8 % of a core
STYLE = """<style>
.st-key-room_strip {
  padding: 0.1rem 0.8rem; border-radius: 0.5rem; background: light-dark(#E8F1F9, #16283A);
}
</style>"""
AWAY = N_("The room can't be reached just now; your own work goes on, and the room comes back by itself.")


def strip(page: str) -> None:
    """Draw the strip, where the session is in a room."""
    mind = state.memory()
    it = mind.room
    if not (it.seat or (it.code and it.host and page != "workshop")):  # there the facilitator sees the room itself
        return
    st.html(STYLE)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="room_strip"):
        st.fragment(_line, run_every=TICK)(page, _seen(mind))
        (_ways if it.seat else _board)(page)


def _ways(page: str) -> None:
    """Draw what a participant can do about the room."""
    exercise = exercise_of(state.memory())
    if exercise is not None and not is_at(exercise, page) and _wants_to_go():
        go(exercise, page)
    leave_button(_("Leave"), "room_leave")


def _wants_to_go() -> bool:
    return st.button(_("Go to the exercise"), key="room_go", icon=":material/directions_walk:", type="primary")


def _board(page: str) -> None:
    """Draw the facilitator's way back."""
    st.page_link(file_of("workshop"), label=_("Back to your room"), icon=":material/groups:")


def _line(page: str, drawn: Any) -> None:
    """Draw the line, and the whole page again where something else of it is no longer right."""
    mind = state.memory()
    look(mind)
    _tell_where(mind, page)
    if state.collect() or _seen(mind) != drawn:
        st.rerun()
    it = mind.room
    if it.room is not None:
        st.markdown(" · ".join(_parts(mind, it.room, time.time())), width="stretch")
    if it.away:
        st.caption(f":material/cloud_off: {_(AWAY)}", width="stretch")


def _tell_where(mind: "Memory", page: str) -> None:
    exercise = exercise_of(mind)
    if person_of(mind) is None or mind.room.away:
        return
    try:
        rooms().at(mind.room.seat, page, "" if exercise is None else exercise.name)
    except OSError:
        mind.room.away = True
    except UserError:  # the seat has just gone, as the next look will find
        pass


def _seen(mind: "Memory") -> Any:
    """Return what of the room the page as a whole depends on."""
    room = mind.room.room
    if room is None:
        return mind.room.code
    now = room.state
    return mind.room.code, now.pushed, now.step, now.locked, now.revealed, room.exercise


def _parts(mind: "Memory", room: "Room", now: float) -> Iterator[str]:
    person, exercise = person_of(mind), room.exercise
    yield _("Room **{code}**").format(code=room.code)
    yield _("you lead it") if person is None else _("you are {name}").format(name=as_written(shortened(person.name)))
    yield _("{n} here").format(n=len(room.online(now)))
    if exercise is None:
        yield _("it has not begun yet")
        return
    yield _("exercise {number} of {n}: {title}").format(
        number=room.state.step + 1, n=len(room.agenda), title=as_written(say(exercise.title))
    )
    if room.state.ends_at:
        yield _left(room.state.ends_at - now)
    if room.state.locked:
        stays = _("everybody stays here")
        yield f":material/lock: {stays}"


def _left(seconds: float) -> str:
    if seconds <= 0:
        return _("**time is up**")
    whole = int(seconds)
    return _("**{time}** left").format(time=f"{whole // 60}:{whole % 60:02d}")
