"""Hand the brief in to the room: in the workshop's own page, and at the top of the brief's."""

import streamlit as st

from core.board.in_hand import closed, in_hand, is_own
from core.messages import N_, Message, UserError
from core.rooms import Person, Room
from pages.components import state
from pages.components.brief.facts import facts_in_hand
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
            label, key=key, icon=":material/outbox:", on_click=_hand_in, args=(key,), disabled=empty,
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

    _what_goes_with_it(key)


def _what_goes_with_it(key: str) -> None:
    """Say whether the run in hand goes with the brief; one on an own table goes only where its owner agrees."""
    mind = state.memory()
    brought = state.judged().key != mind.run.key
    if not brought and not is_own(mind.run):
        st.caption(_("With it go the run in hand and your decision, so that the facilitator reads the whole document that you see."))  # fmt: skip
        return
    st.caption(_("What you have in hand is about your own data, so it stays with you: only what you kept and wrote is handed in."))  # fmt: skip
    if not brought:
        st.checkbox(
            _("Hand in my run on my own data, too"), key=f"{key}_own",
            help=_("The facilitator then reads the whole document, with the names of your columns and an explained row, and can open the run."),
        )  # fmt: skip


def _hand_in(key: str) -> None:
    mind, facts = state.memory(), facts_in_hand()
    agreed = bool(st.session_state.get(f"{key}_own"))
    place = None if facts.run is None else mind.explaining.place(facts.run)
    try:
        rooms().hand_in(
            mind.room.seat, mind.brief if agreed else closed(mind.brief), in_hand(facts, place, agreed).to_plain()
        )
    except UserError as problem:
        mind.complaints.append(problem.message)
    except OSError:
        mind.complaints.append(Message(NOT_NOW))
