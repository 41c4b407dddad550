"""A participant's answers in the room, and how those came out whose truth has been shown."""

import streamlit as st

from core.markdown import as_written
from core.rooms import Person, Room, Said
from core.rooms.calibration import BEFORE, calibration, calibration_sentence, change, change_sentence
from core.rooms.room import Asked
from core.rooms.truths import truth_of
from pages.components.i18n import _, say
from pages.components.room.answered import answer, number
from pages.components.room.reveal_view import holds

KINDS = ("guess", "after", "word")


def guesses_view(room: Room, person: Person) -> None:
    """Draw one line an answer, and how many ranges held the truth before and after trying."""
    st.markdown(_("**Your guesses and answers**"))
    mine = [one for one in room.said if one.person == person.number and one.kind in KINDS]
    if not mine:
        st.caption(_("None yet: when the facilitator asks something, it comes up at the top of the page."))
    for one in sorted(mine, key=lambda one: one.at):
        asked = _asked(room, one)
        if asked is not None:
            st.markdown(_line(room, asked, one))
    it, both = calibration(room, BEFORE, person.number), change(room, person.number)
    if it.n:
        st.markdown(f"**{as_written(say(calibration_sentence(it)))}**")
    if both.before.n:
        st.caption(as_written(say(change_sentence(both))))


def _asked(room: Room, said: Said) -> Asked | None:
    exercise = room.named(said.exercise)
    if exercise is None or exercise.question is None:
        return None
    return Asked(exercise.name, said.kind, exercise.question)


def _line(room: Room, asked: Asked, said: Said) -> str:
    question = asked.question
    once_more = _("once more")
    again = f" ({once_more})" if said.kind == "after" else ""
    text = f"{as_written(say(question.text))}{again}  \n**{as_written(answer(question, said.value))}**"
    truth = truth_of(question) if room.is_revealed(said.exercise) else None
    if truth is None:
        return text
    words = number(question, truth) if question.form == "number" else say(question.options[int(truth)])
    icon = ":material/check_circle:" if holds(asked, said, truth) else ":material/lightbulb:"
    return f"{text} · {icon} " + _("it is {truth}").format(truth=as_written(words))
