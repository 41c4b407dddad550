"""Who is in the room, where they are, and how one of them is taken out."""

import time

import pandas as pd
import streamlit as st

from core.board.reading import PAGES
from core.rooms import Person, Room, Rooms
from pages.components import state
from pages.components.frame import show_complaints
from pages.components.i18n import _
from pages.components.rooms import rooms
from pages.components.workshop.acting import act

REMOVE = "console_remove"


def people_view() -> None:
    """Draw the list of people, with their names: it is for the facilitator alone."""
    room = rooms().room(state.memory().room.code)
    show_complaints()
    if room is None or not room.people:
        st.caption(_("Nobody has joined yet: show the code or the QR code under “Invite”."))
        return
    st.dataframe(_table(room), hide_index=True, width="stretch")
    st.caption(_("Here: seen within the last half minute. These names are for you; the board shows numbers when you choose so under More."))  # fmt: skip
    _removal(room)


def _table(room: Room) -> pd.DataFrame:
    here = {person.number for person in room.online(time.time())}
    said = {person.number: sum(one.person == person.number for one in room.said) for person in room.people}
    tried = {person.number: sum(one.person == person.number for one in room.tried) for person in room.people}
    yes, no = _("yes"), "–"
    return pd.DataFrame(
        {
            _("No."): [person.number for person in room.people],
            _("Name"): [person.name for person in room.people],
            _("Here"): [yes if person.number in here else no for person in room.people],
            _("Page"): [_(PAGES.get(person.page, "")) for person in room.people],
            _("Answers"): [said[person.number] for person in room.people],
            _("Runs"): [tried[person.number] for person in room.people],
            _("Brief handed in"): [yes if person.handed_in else no for person in room.people],
        }
    )


def _removal(room: Room) -> None:
    with st.popover(_("Take somebody out…"), icon=":material/person_remove:", key="console_people"):
        names = {person.number: f"{person.number} · {person.name}" for person in room.people}
        st.selectbox(_("Who"), list(names), format_func=names.__getitem__, key=REMOVE)
        st.caption(_("Their name, answers, runs' numbers and brief are deleted from the room. They can join again unless it is closed."))  # fmt: skip
        st.button(
            _("Take out and delete what they said"), type="primary", key="console_remove_now", on_click=_remove,
            args=(room.people,),
        )  # fmt: skip


def _remove(people: tuple[Person, ...]) -> None:
    if st.session_state[REMOVE] in [person.number for person in people]:
        act(Rooms.remove, st.session_state[REMOVE])
