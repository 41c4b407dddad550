"""Every explained row at once: as dots, or as a picture."""

from collections.abc import Callable, Mapping
from functools import partial

import numpy as np
import streamlit as st

from core.explanation.case import Case
from core.explanation.overall.case_words import leader_sentence, side_sentence
from core.explanation.overall.importance import importance
from core.explanation.overall.pictures import ORDERS, has_categories, heat_picture, swarm_picture
from core.explanation.whole import Whole
from core.messages import N_
from pages.components.chart import chart
from pages.components.explain.hand import take_row, whole_view
from pages.components.i18n import _
from pages.components.metrics.told import headline, limits

KEY, TAKEN = "overall_swarm", "overall_taken"
SWARM_LIMITS = N_(
    "What this does not tell you: what would happen if a value were changed in real life. A dot says what the model makes of a row's "
    "value beside other values, not what the value causes."
)
HEAT_LIMITS = N_(
    "What this does not tell you: whether rows that are explained alike are alike. Two people can get the same reasons by different "
    "values."
)


def swarm_view(case: Case) -> None:
    """Draw every row's shares."""
    labels = {name: _(label) for name, label in LABELS.items()}
    chosen = st.segmented_control(
        _("Picture"), list(labels), format_func=labels.__getitem__, key="overall_picture", default="dots", required=True,
        label_visibility="collapsed",
    )  # fmt: skip
    PICTURES[chosen](case)


def _swarm(case: Case) -> None:
    whole_view(partial(_draw_swarm, case))
    if st.session_state.pop(TAKEN, False):
        st.rerun()  # the decision above is of the row that was clicked


def _draw_swarm(case: Case, whole: Whole) -> None:
    order = importance(whole.told, np.array([case.output])).order
    title = headline(side_sentence(case, whole, int(order[0])))
    st.caption(_("Each dot is a test row: the farther to the right, the more the column pulls its prediction up. Click a dot to take its row in hand."))  # fmt: skip
    if has_categories(case, order):
        st.caption(_("Grey diamonds are categories, which have no low and high: point at one to read which it is."))
    made = swarm_picture(case, whole, order, _)
    st.plotly_chart(
        made, key=KEY, alt=title, config={"displayModeBar": False}, on_select=_take, selection_mode="points"
    )  # fmt: skip
    limits(SWARM_LIMITS)


def _take() -> None:
    points = st.session_state[KEY]["selection"]["points"]
    if points:
        take_row(int(points[0]["customdata"][0]))
        st.session_state[TAKEN] = True


def _heat(case: Case) -> None:
    labels = {name: _(label) for name, (label, order) in ORDERS.items()}
    by = st.segmented_control(
        _("Order"), list(labels), format_func=labels.__getitem__, key="overall_order", default="likeness", required=True
    )
    whole_view(partial(_draw_heat, case, by))


def _draw_heat(case: Case, by: str, whole: Whole) -> None:
    order = importance(whole.told, np.array([case.output])).order
    title = headline(leader_sentence(case, whole))
    st.caption(_("Each line from top to bottom is a test row: the grey curve is what the model says of it, the colours are why. Blue pulls up, orange down."))  # fmt: skip
    chart(heat_picture(case, whole, order, by, _), "overall_heat", title)
    limits(HEAT_LIMITS)


LABELS: Mapping[str, str] = {"dots": N_("As dots"), "heat": N_("As a heat map")}
PICTURES: Mapping[str, Callable[[Case], None]] = {"dots": _swarm, "heat": _heat}
