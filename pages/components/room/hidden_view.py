"""What a page shows a participant in place of a score that the room is still guessing: what there is to beat, and why."""

import streamlit as st

from core.charts.guess import beside_guess
from core.evaluation.held_out import to_beat, ungraded
from pages.components import state
from pages.components.chart import chart
from pages.components.i18n import _, say
from pages.components.room.follow import is_at
from pages.components.room.here import exercise_of
from pages.components.room.hiding import hides_score

MAKES = "playground"  # the page that makes another run, which is nobody's to guess


def hides(page: str) -> bool:
    """Tell whether a page keeps the score of the run in hand to itself.

    A page that the facilitator has opened for the room to work on shows all, except where a run can be trained instead.
    """
    mind = state.memory()
    if not hides_score(mind.run) or (mind.job is not None and page == MAKES):
        return False
    exercise = exercise_of(mind)
    return page == MAKES or exercise is None or exercise.kind != "page" or not is_at(exercise, page)


def hides_judged(page: str) -> bool:
    """Tell the same of a page that judges predictions brought along where there are some: their score is no secret."""
    mind = state.memory()
    return state.judged().key == mind.run.key and hides(page)


def hidden_view(key: str) -> None:
    """Draw what a model of this data has to beat, and say why no more is shown."""
    run = state.memory().run
    st.subheader(say(to_beat(run)), anchor=False)
    chart(beside_guess(ungraded(run), _), f"hidden_{key}", say(to_beat(run)))
    hidden_words()


def hidden_words() -> None:
    """Say why something is missing."""
    st.caption(
        _(
            ":material/visibility_off: How well this model does is what the room is guessing, so it is hidden here until the "
            "facilitator shows the answer. Train one with other settings, and you see its score at once."
        )
    )
