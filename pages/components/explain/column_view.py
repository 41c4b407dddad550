"""One column: what moving it does, and how its share depends on its value."""

from functools import partial

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from core.explanation.case import Case
from core.explanation.overall.case_words import own_sentence
from core.explanation.overall.curve_words import curve_finding, sure_sentence
from core.explanation.overall.importance import importance
from core.explanation.overall.interaction import partner_of
from core.explanation.overall.pictures import column_picture, curves_picture, names
from core.explanation.whole import Whole
from core.jobs.overall import curves_of
from core.messages import N_
from pages.components import state
from pages.components.chart import chart
from pages.components.engine import engine
from pages.components.explain.hand import whole_view
from pages.components.i18n import _
from pages.components.metrics.told import beside, headline, limits, told

LIMITS = N_(
    "What this does not tell you: what would happen if the column changed in real life, where other columns change with it. A moved "
    "row may be one that never occurs, its value beside others that it never comes with; the curves ask the model all the same."
)


def column_view(case: Case) -> None:
    """Draw one column."""
    whole_view(partial(_draw, case))


def _draw(case: Case, whole: Whole) -> None:
    order = importance(whole.told, np.array([case.output])).order
    column = _column(case, order)
    _curves(case, column)
    _dependence(case, whole, column)
    limits(LIMITS)


def _column(case: Case, order: NDArray[np.int64]) -> int:
    labels, options = names(case, _), order.tolist()
    chosen = st.selectbox(
        _("Column"), options, format_func=labels.__getitem__, key=f"overall_column_{case.run.key}",
        help=_("The column that counts most comes first."),
    )  # fmt: skip
    return int(chosen if chosen in options else options[0])


def _curves(case: Case, column: int) -> None:
    mind = state.memory()
    it = curves_of(engine(), case.run, mind.explaining.how, column, case.output)
    title = headline(curve_finding(it, case))
    st.caption(_("Each faint line or dot is a test row of which only this column is moved; the bold ones are their average (partial dependence)."))  # fmt: skip
    if len(it.grid):
        chart(curves_picture(it, case, _), "overall_curves", title)
    told(sure_sentence(it, case))


def _dependence(case: Case, whole: Whole, column: int) -> None:
    partner = partner_of(column, whole.told, case.output)
    title = beside(own_sentence(case, whole, column, partner))
    st.caption(_("Each dot is a test row as it is: its value, and how far that pulls it. Colours are the other column that changes this pull most (strongest interaction)."))  # fmt: skip
    chart(column_picture(case, whole, column, partner, _), "overall_dependence", title)
