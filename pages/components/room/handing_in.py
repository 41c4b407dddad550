"""Hand the brief in to the room: in the workshop's own page, and at the top of the brief's."""

import streamlit as st

from core.messages import N_, Message, UserError
from core.rooms import Person, Room
from pages.components import state
from pages.components.i18n import _
from pages.components.places import file_of
from pages.components.room.here import person_of
from pages.components.rooms import rooms

NOT_NOW = N_("The room can't be reached just now. Your brief is kept here: hand it in again in a minute.")


def brief_in_room(room: Room, person: Person) -> None:
    """Draw what is in the brief, and how it is handed in."""
    count = len(state.memory().brief.findings)
    st.markdown(_("**Your brief**"))
    st.markdown(
        _("You have kept 1 finding so far.") if count == 1 else _("You have kept {n} findings so far.").format(n=count)
    )
    hand_in_row(person, "room_hand_in")
    st.page_link(file_of("brief"), label=_("Open my brief"), icon=":material/gavel:")


def hand_in_here() -> None:
    """Draw the way to hand the brief in, where the session is a participant's."""
    person = person_of(state.memory())
    if person is not None:
        with st.container(border=True, key="brief_hand_in_box", gap="small"):
            hand_in_row(person, "brief_hand_in")


def hand_in_row(person: Person, key: str) -> None:
    """Draw the button with what it does; an empty brief can't be handed in."""
    empty = state.memory().brief.is_empty
    label = _("Hand it in again") if person.handed_in else _("Hand in to the room")
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.button(
            label, key=key, icon=":material/outbox:", on_click=_hand_in, disabled=empty,
            type="secondary" if person.handed_in else "primary",
        )  # fmt: skip
        if person.handed_in:
            st.markdown(_(":material/check_circle: Handed in."), width="content")
    if empty:
        st.caption(_("There is nothing in it yet: keep a finding, or answer a question of the interview."))
    st.caption(
        _(
            "Handing it in gives the facilitator of this room a copy of it as it is now; nobody else here sees it. What you "
            "change later stays yours until you hand it in again. The copy is deleted with the room, or when you leave."
        )
    )


def _hand_in() -> None:
    mind = state.memory()
    try:
        rooms().hand_in(mind.room.seat, mind.brief)
    except UserError as problem:
        mind.complaints.append(problem.message)
    except OSError:
        mind.complaints.append(Message(NOT_NOW))
