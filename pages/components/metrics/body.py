"""All below the run bar, drawn anew by itself when the decision changes, so that a threshold moves without a wait."""

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from core.datasets.dataset import Task
from core.evaluation.predictions import Predictions
from core.messages import N_
from pages.components import state
from pages.components.frame import shielded, show_complaints
from pages.components.i18n import _
from pages.components.metrics.decide_view import decide_view
from pages.components.metrics.details_view import details_view
from pages.components.metrics.errors_view import errors_view
from pages.components.metrics.groups_view import groups_view
from pages.components.metrics.money_view import money_view
from pages.components.metrics.regression_view import regression_view
from pages.components.metrics.report_view import report_view
from pages.components.metrics.sure_view import sure_view
from pages.components.tabs import tabs

Draw = Callable[[Predictions], None]

PICTURES: Mapping[Task, Draw] = {"classification": money_view, "regression": regression_view}
COMMON: Mapping[str, Draw] = {
    N_("How sure"): sure_view,
    N_("Who is treated worse"): groups_view,
    N_("Mistakes"): errors_view,
    N_("Details"): details_view,
}
TABS: Mapping[Task, Mapping[str, Draw]] = {
    "classification": {N_("Decide"): decide_view, **COMMON},
    "regression": COMMON,
}


@st.fragment
def body() -> None:
    """Draw the main picture with its controls, and the tabs."""
    it = state.judged()
    state.keep_url()
    show_complaints()
    with shielded():
        PICTURES[it.task](it)
    with st.container():
        _real_share(it)
    key = f"metrics_{it.task}"
    tabs(key, {title: partial(draw, it) for title, draw in TABS[it.task].items()})
    with shielded():
        report_view(it)


def _real_share(whole: Predictions) -> None:
    """Say which share of the flagged class is reckoned with where, if that of real life is another."""
    decision = state.memory().decision
    if whole.classes and decision.base_rate:
        here = whole.against(decision.positive).curve.base_rate
        text = _(
            "Money and the month in Decide are reckoned with {real:.2g}% in real life; curves and the other tabs count the "
            "rows as they are, with {here:.0f}%."
        )
        st.caption(text.format(real=100 * decision.base_rate, here=100 * here))
