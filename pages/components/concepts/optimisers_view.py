"""Optimisers: why do some trainings arrive and others never?"""

from collections.abc import Callable, Mapping

import streamlit as st

from core.charts.lessons.optimisers import walk_chart
from core.lessons.lesson import Lesson
from core.lessons.optimisers.race import GUESSED, answer
from core.lessons.optimisers.sentences import revealed, walk_title
from core.lessons.optimisers.surfaces import SURFACES
from core.lessons.optimisers.track import WALK_STEPS, WALK_SURFACE, walked
from core.messages import N_
from pages.components.chart import chart
from pages.components.concepts.guess_first import guess_first, reveal
from pages.components.concepts.optimisers_depth import batches_view, rates_view, tiny_view
from pages.components.concepts.optimisers_memory import hand
from pages.components.concepts.optimisers_race import race_view, raced
from pages.components.concepts.story_part import tell
from pages.components.i18n import _
from pages.components.metrics.told import headline
from pages.components.tabs import views

VIEWS: Mapping[str, Callable[[], None]] = {
    N_("The race"): race_view,
    N_("Learning rates"): rates_view,
    N_("One row or all"): batches_view,
    N_("Tiny gradients"): tiny_view,
}


def optimisers_view(lesson: Lesson) -> None:
    """Draw the lesson's experiments."""
    _walk()
    if not guess_first("optimisers", lesson):
        return
    _revealed(lesson)
    st.divider()
    tell("optimisers", "race")
    views("optimisers_views", VIEWS)


@st.fragment
def _walk() -> None:
    """Draw the hollows that a user walks down in, step by step."""
    path = walked(hand().walked)
    title = headline(walk_title(SURFACES[WALK_SURFACE], path))
    chart(walk_chart(SURFACES[WALK_SURFACE], path, _), "optimisers_walk", title)
    with st.container(horizontal=True, gap="small"):
        st.button(_("One step"), icon=":material/play_arrow:", key="optimisers_one", on_click=_go, args=(1,))
        many = _("{steps} steps").format(steps=WALK_STEPS)
        st.button(many, icon=":material/fast_forward:", key="optimisers_ten", on_click=_go, args=(WALK_STEPS,))
        st.button(
            _("Start again"), icon=":material/replay:", key="optimisers_again", on_click=_again, disabled=hand().walked == 0
        )  # fmt: skip
    st.caption(
        _(
            "Seen from above: the darker, the lower; the star is the lowest point. The arrow points straight downhill, against the gradient."
        )
    )


def _go(steps: int) -> None:
    hand().walked += steps


def _again() -> None:
    hand().walked = 0


def _revealed(lesson: Lesson) -> None:
    surface, slow, fast = GUESSED
    start = SURFACES[surface].start
    with st.spinner(_("Racing on a worker…"), show_time=True):
        both = [raced("sgd", surface, start, rate) for rate in (slow, fast)]
    reveal("optimisers", lesson, answer(*both), revealed(both[0], both[1], (slow, fast)))
