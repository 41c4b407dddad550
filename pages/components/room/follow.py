"""Go where the facilitator has the room go: once for each push, and back there as long as the room is locked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

import streamlit as st

from core.lessons import LESSONS
from core.messages import N_, Message
from core.scenarios import SCENARIOS
from pages.components import state
from pages.components.places import PLACES, file_of
from pages.components.room.here import exercise_of, look
from pages.components.room.locks import experiment_of, held, hold

if TYPE_CHECKING:
    from core.rooms import Exercise
    from pages.components.memory import Memory

BACK = N_("The facilitator keeps the room at this exercise for now: you were brought back. What you did is kept.")


@dataclass(frozen=True)
class Way:
    """Say how to get to a kind of exercise.

    Parameters
    ----------
    page : callable
        `page(exercise)`: the name of its page; empty where any page will do.
    is_open : callable
        `is_open(mind, exercise)`: whether that page shows it.
    open : callable
        `open(mind, exercise)`: have that page show it.
    """

    page: Callable[["Exercise"], str]
    is_open: Callable[["Memory", "Exercise"], bool] = lambda mind, exercise: True
    open: Callable[["Memory", "Exercise"], None] = lambda mind, exercise: None


def follow(page: str) -> None:
    """See what the room does; leave the page for another one where the person is wanted there."""
    mind = state.memory()
    look(mind)
    exercise, it = exercise_of(mind), mind.room
    if exercise is None or it.room is None:
        return
    if it.room.state.pushed > it.followed:
        it.followed = it.room.state.pushed
        _begin(mind, exercise, page)
    elif it.room.state.locked and not is_at(exercise, page):
        mind.complaints.append(Message(BACK))
        go(exercise, page)
    hold(mind)


def is_at(exercise: "Exercise", page: str) -> bool:
    """Tell whether a page shows the exercise."""
    way = WAYS[exercise.kind]
    return way.page(exercise) in ("", page) and way.is_open(state.memory(), exercise)


def go(exercise: "Exercise", page: str) -> NoReturn:
    """Have the page of an exercise show it, and go there."""
    way = WAYS[exercise.kind]
    way.open(state.memory(), exercise)
    wanted = way.page(exercise)
    if wanted in ("", page):
        st.rerun()
    st.switch_page(file_of(wanted))


def _begin(mind: "Memory", exercise: "Exercise", page: str) -> None:
    """Set up an exercise that was pushed just now, and go there."""
    if exercise.kind == "experiment" and mind.draft != held(mind, mind.draft):
        mind.draft, mind.lesson = experiment_of(exercise), ""
    if not is_at(exercise, page):
        go(exercise, page)
    state.keep_url()


def _page(exercise: "Exercise") -> str:
    return exercise.target if exercise.target in PLACES else ""


def _topic(exercise: "Exercise") -> str:
    return exercise.target if exercise.target in LESSONS else ""


def _case(exercise: "Exercise") -> str:
    return exercise.target if exercise.target in SCENARIOS else ""


def _open_lesson(mind: "Memory", exercise: "Exercise") -> None:
    mind.learning.topic = _topic(exercise)


def _open_case(mind: "Memory", exercise: "Exercise") -> None:
    mind.casing.case = _case(exercise) or mind.casing.case


def _is_case(mind: "Memory", exercise: "Exercise") -> bool:
    """Tell whether the case is open; an exercise without one leaves the choice."""
    return _case(exercise) in ("", mind.casing.case)


WAYS: Mapping[str, Way] = {
    "lesson": Way(
        lambda exercise: "concepts", lambda mind, exercise: mind.learning.topic == _topic(exercise), _open_lesson
    ),
    "experiment": Way(lambda exercise: "playground"),
    "case": Way(lambda exercise: "scenarios", _is_case, _open_case),
    "page": Way(_page),
    "question": Way(lambda exercise: "workshop"),  # other pages name a score beside what is asked
}
"""Kind of an exercise -> how to get there."""
