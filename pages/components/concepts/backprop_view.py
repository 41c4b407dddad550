"""Back-propagation: how does a network know which weight to blame?"""

from collections.abc import Callable, Mapping

import streamlit as st

from core.charts.lessons.backprop_curves import speed_chart
from core.lessons.backprop.saturation import SHOWN, saturation, speed_at
from core.lessons.backprop.sentences import chance, revealed, speed_title
from core.lessons.lesson import Lesson
from core.messages import N_
from pages.components.chart import chart
from pages.components.concepts.backprop_bench import steps_view
from pages.components.concepts.backprop_memory import hand
from pages.components.concepts.backprop_neuron import neuron_part
from pages.components.concepts.backprop_race import formulas_view, rows_view
from pages.components.concepts.guess_first import guess_first, reveal
from pages.components.concepts.story_part import tell
from pages.components.i18n import _
from pages.components.menus import picked
from pages.components.metrics.told import beside, limits
from pages.components.tabs import views

VIEWS: Mapping[str, Callable[[], None]] = {
    N_("Number by number"): steps_view,
    N_("The article's formulas"): formulas_view,
    N_("Train with each"): rows_view,
}
LIMITS = N_(
    "What this does not tell you: that cross-entropy is always better. It is, for a sigmoid or softmax that answers with chances; for "
    "amounts the squared error is usual, with an output that can't saturate."
)


def backprop_view(lesson: Lesson) -> None:
    """Draw the lesson's experiments."""
    neuron_part()
    if not guess_first("backprop", lesson):
        return
    it = saturation()
    reveal("backprop", lesson, it.answer, revealed(it))
    _speed()
    st.divider()
    tell("backprop", "network")
    views("backprop_views", VIEWS)


@st.fragment
def _speed() -> None:
    said = hand().said
    title = beside(speed_title(said, speed_at(said)))
    chart(speed_chart(said, _), "backprop_speed", title)
    labels = {value: chance(value) for value in SHOWN}
    st.session_state["backprop_said"] = said
    st.select_slider(
        _("What the neuron answers"), list(SHOWN), format_func=labels.__getitem__, key="backprop_said", on_change=_take_said,
        help=_("It should answer 0. The further right, the larger its mistake."),
    )  # fmt: skip
    limits(LIMITS)


def _take_said() -> None:
    said = picked("backprop_said", SHOWN)
    hand().said = hand().said if said is None else said
