"""What a facilitator needs rarely: names or numbers, title, closing the door, deleting the room."""

import streamlit as st

from core.messages import N_, Message
from core.rooms import Room, Rooms
from core.rooms.codes import read_code
from pages.components import state
from pages.components.i18n import _
from pages.components.room_memory import RoomMemory
from pages.components.rooms import rooms
from pages.components.scenarios.kept import shown
from pages.components.workshop.acting import act, caught, said
from pages.components.workshop.all_briefs import forget
from pages.components.workshop.telling import day

RENAME_PROBLEM, DELETE_PROBLEM = "rename_problem", "delete_problem"
DELETED = N_("Room {code} is deleted with everything in it.")


def more(room: Room) -> None:
    """Draw the menu."""
    shown("console_anonymous", room.state.anonymous)
    st.toggle(
        _("Numbers in place of names"), key="console_anonymous", on_change=_anonymise,
        help=_("On the board nobody is named then: “No. 7” instead of “Ana”."),
    )  # fmt: skip
    shown("console_closed", room.state.closed)
    st.toggle(
        _("Nobody else may join"), key="console_closed", on_change=_close,
        help=_("Who is in stays in; who comes with the code now is told that the room is closed."),
    )  # fmt: skip
    with st.form("rename_form", border=False):
        st.text_input(_("Title"), room.title, key="console_title", max_chars=120)
        st.form_submit_button(_("Rename"), key="console_rename", on_click=_rename)
    said(RENAME_PROBLEM)
    st.divider()
    delete(room)


def delete(room: Room) -> None:
    """Draw the way to delete the room, by typing its code."""
    st.markdown(_("**Delete the room**"))
    st.caption(
        _("Names, answers, runs' numbers and handed-in briefs go at once and can't be brought back. Otherwise they go on {date}.").format(date=day(room.expires))
    )  # fmt: skip
    with st.form("delete_form", border=False):
        st.text_input(_("Type the room's code to confirm"), key="delete_code", max_chars=40, autocomplete="off")
        st.form_submit_button(_("Delete everything"), key="console_delete", icon=":material/delete:", on_click=_delete)
    said(DELETE_PROBLEM)


def _anonymise() -> None:
    act(Rooms.anonymise, st.session_state["console_anonymous"])


def _close() -> None:
    act(Rooms.close, st.session_state["console_closed"])


def _rename() -> None:
    it = state.memory().room
    with caught(RENAME_PROBLEM):
        rooms().rename(it.code, it.host, st.session_state["console_title"])


def _delete() -> None:
    mind, typed = state.memory(), st.session_state["delete_code"]
    code = mind.room.code
    st.session_state.pop(DELETE_PROBLEM, None)
    if not code:  # the same press once more
        return
    if read_code(typed) != read_code(code):
        st.session_state[DELETE_PROBLEM] = Message.of(N_("Nothing was deleted: expected {code}, received “{typed}”."), code=code, typed=typed[:40])  # fmt: skip
    elif act(Rooms.delete):
        mind.room = RoomMemory()
        forget()
        mind.complaints.append(Message.of(DELETED, code=code))
