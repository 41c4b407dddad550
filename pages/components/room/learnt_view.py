"""What a participant says that they learnt: a sentence for the board and for the room's summary."""

import streamlit as st

from core.markdown import as_written
from core.rooms import Person, Room
from pages.components import state
from pages.components.i18n import _
from pages.components.room import telling
from pages.components.room.here import exercise_of
from pages.components.scenarios.kept import kept

NAME = "room_learnt"
MOST = 300  # characters


def learnt_view(room: Room, person: Person) -> None:
    """Draw what was said, and the way to say it."""
    st.markdown(_("**What have you learnt?**"))
    for one in room.said:
        if one.person == person.number and one.kind == "learnt":
            st.markdown(f"> {as_written(str(one.value['text']))}")
    kept(
        st.text_area, NAME, "", _("One sentence for the room"), max_chars=MOST, height=68,
        placeholder=_("For example: I was surer than I should have been."),
        help=_("It appears on the board with your name, or with your number in an anonymous room."),
    )  # fmt: skip
    st.button(_("Say it"), key="room_learnt_say", icon=":material/send:", on_click=_say)


def _say() -> None:
    mind, exercise = state.memory(), exercise_of(state.memory())
    text = str(st.session_state.get(f"{NAME}_shown", ""))
    telling.say(mind, "" if exercise is None else exercise.name, "learnt", {"text": text})
