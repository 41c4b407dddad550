"""Leave a room, and delete what was said there."""

import streamlit as st

from core.messages import N_, Message, UserError
from pages.components import state
from pages.components.i18n import _, say
from pages.components.room_memory import RoomMemory
from pages.components.rooms import rooms

LEFT = N_("You have left room {code}, and what you said there is deleted.")
NOT_NOW = N_("The room can't be reached just now, so nothing could be deleted. Try again in a minute.")


def leave_button(label: str, key: str) -> None:
    """Draw the button that leaves the room, after a question."""
    if st.button(label, key=key, icon=":material/logout:", type="tertiary"):
        st.dialog(_("Leave the room?"))(_ask)()


def _ask() -> None:
    st.markdown(
        _(
            "Your name and all you said in this room are deleted at once: guesses, answers, your runs on its board, the brief "
            "if you handed it in. What you trained and kept stays yours."
        )
    )
    if st.button(_("Leave and delete what I said"), key="room_leave_now", type="primary"):
        _leave()


def _leave() -> None:
    mind = state.memory()
    try:
        rooms().leave(mind.room.seat)
    except UserError:  # the seat is gone already
        pass
    except OSError:
        st.error(say(Message(NOT_NOW)), icon=":material/error:")
        return
    mind.complaints.append(Message.of(LEFT, code=mind.room.code))
    mind.room = RoomMemory()
    st.rerun()
