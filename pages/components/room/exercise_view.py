"""The open exercise on a participant's page: what to do, what is asked, and once it is revealed, what was true."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from core.markdown import as_written
from core.rooms import Question
from core.rooms.room import Asked, Room
from core.rooms.texts import LONGEST_WORD
from core.rooms.truths import truth_of
from pages.components import state
from pages.components.i18n import _, say
from pages.components.room import telling
from pages.components.room.answered import answer
from pages.components.room.follow import is_at
from pages.components.room.here import exercise_of
from pages.components.room.reveal_view import reveal_view
from pages.components.scenarios.kept import kept

STEPS = 100  # at most, between the ends of a range
CHANGING = "room_changing"  # in the session: which answer is being changed


def exercise_view(page: str) -> None:
    """Draw the exercise where this page is the one that it is about."""
    exercise, room = exercise_of(state.memory()), state.memory().room.room
    if exercise is None or room is None or not is_at(exercise, page):
        return
    asked = room.asked(exercise)
    if asked is None and not exercise.about:
        return
    with st.container(border=True, key="room_exercise", gap="small"):
        st.markdown(f":material/flag: **{as_written(say(exercise.title))}**")
        about = as_written(say(exercise.about))
        if asked is None:
            st.markdown(about)
        else:
            _question(room, asked, about or _("Choose a range so that you are 80 % sure that the truth lies in it."))


def _question(room: Room, asked: Asked, help_line: str) -> None:
    st.markdown(f"##### {as_written(say(asked.question.text))}")
    said = said_by(room, state.memory().room.person, asked)
    if room.is_revealed(asked.exercise):
        reveal_view(room, asked)
    elif said is None or st.session_state.get(CHANGING) == _name(asked):
        st.caption(help_line)
        _ask(room, asked)
    else:
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.markdown(_waiting(asked).format(answer=as_written(answer(asked.question, said))))
            st.button(_("Change it"), key="room_change", type="tertiary", on_click=_change, args=(asked,))


def _waiting(asked: Asked) -> str:
    """Return what who has answered reads until the answers are shown."""
    if truth_of(asked.question) is None:
        return _("Your answer: **{answer}**. What the others say comes when the facilitator shows it.")
    return _("Your answer: **{answer}**. What the others think comes with the truth.")


def said_by(room: Room, person: int, asked: Asked) -> Mapping[str, Any] | None:
    """Return what a person answered; None when nothing."""
    return next((one.value for one in room.said_to(asked.exercise, asked.kind) if one.person == person), None)


def _ask(room: Room, asked: Asked) -> None:
    before = said_by(room, state.memory().room.person, asked._replace(kind="guess")) if asked.kind == "after" else None
    if before is not None:
        text = as_written(answer(asked.question, before))
        st.caption(_("Before, you said {answer}. What do you say now?").format(answer=text))
    name, form = _name(asked), FORMS[asked.question.form]
    form.draw(asked.question, name, before)
    label = _("Commit to this guess") if asked.question.form == "number" else _("Send my answer")
    st.button(label, key="room_commit", type="primary", on_click=_commit, args=(asked,))


@dataclass(frozen=True)
class Form:
    """Say how a kind of question is answered.

    Parameters
    ----------
    draw : callable
        `draw(question, name, before)`: the widget, whose value the session keeps under a name; it begins at the
        answer that was given before, if there is one.
    value : callable
        `value(shown)`: what the room is told, of what the widget shows.
    """

    draw: Callable[[Question, str, Mapping[str, Any] | None], Any]
    value: Callable[[Any], Mapping[str, Any]]


def _range(question: Question, name: str, before: Mapping[str, Any] | None) -> None:
    width = question.high - question.low
    middle = {"low": question.low + width / 4, "high": question.high - width / 4}
    usual = tuple((before or middle)[end] for end in ("low", "high"))
    kept(
        st.slider, name, usual, _("Your range"), min_value=question.low, max_value=question.high, step=step(width),
        format=_format(question),
    )  # fmt: skip


def step(width: float) -> float:
    """Return a round step of a range: 1, 2 or 5 times a power of ten, at most a hundred of them between its ends.

    Examples
    --------
    >>> step(1.0), step(300_000.0)
    (0.01, 5000.0)
    """
    power = 10.0 ** math.floor(math.log10(width / STEPS))
    return next(float(f"{times * power:g}") for times in (1, 2, 5, 10) if times * power * STEPS >= width * (1 - 1e-9))


def _format(question: Question) -> str:
    if question.unit == "%":
        return "percent"
    return "localized" if question.high > 1 else "%.2f"


def _option(question: Question, name: str, before: Mapping[str, Any] | None) -> None:
    labels = [as_written(say(option)) for option in question.options]
    kept(
        st.radio, name, (before or {}).get("option"), _("Your answer"), options=list(range(len(labels))), index=None,
        format_func=labels.__getitem__, label_visibility="collapsed",
    )  # fmt: skip


def _word(question: Question, name: str, before: Mapping[str, Any] | None) -> None:
    kept(
        st.text_input, name, "", _("Your answer"), max_chars=LONGEST_WORD, autocomplete="off",
        placeholder=_("A word or two"), label_visibility="collapsed",
    )  # fmt: skip


FORMS: Mapping[str, Form] = {
    "number": Form(_range, lambda shown: {"low": float(shown[0]), "high": float(shown[1])}),
    "choice": Form(_option, lambda shown: {"option": shown}),
    "word": Form(_word, lambda shown: {"text": shown or ""}),
}
"""Form of a question -> how it is answered."""


def _name(asked: Asked) -> str:
    return f"room_answer_{asked.exercise}_{asked.kind}"


def _change(asked: Asked) -> None:
    st.session_state[CHANGING] = _name(asked)


def _commit(asked: Asked) -> None:
    """Say what the widget shows now: of a text, what was typed last has come with this press."""
    shown = st.session_state.get(f"{_name(asked)}_shown")
    value = FORMS[asked.question.form].value(shown)
    if telling.say(state.memory(), asked.exercise, asked.kind, value):
        st.session_state.pop(CHANGING, None)
