"""An agenda as a list that fits any screen: when each step begins, what it is, and how long it takes."""

from collections.abc import Sequence
from itertools import accumulate

import streamlit as st

from core.board.sentences import agenda_title
from core.markdown import as_written
from core.rooms import KINDS, Exercise
from pages.components.i18n import _, say


def plan_view(agenda: Sequence[Exercise]) -> None:
    """Draw the list below what it comes to."""
    st.markdown(f"**{say(agenda_title(agenda))}**")
    starts = [0, *accumulate(one.minutes for one in agenda)]
    st.markdown("\n".join(_line(*one) for one in zip(range(1, len(agenda) + 1), starts, agenda, strict=False)))


def _line(number: int, start: int, exercise: Exercise) -> str:
    kind = _(KINDS[exercise.kind])
    minutes = _("{kind}, {minutes} min").format(kind=kind, minutes=exercise.minutes)
    return f"{number}. :gray[{start // 60}:{start % 60:02d}] {as_written(say(exercise.title))} :gray[· {minutes}]"
