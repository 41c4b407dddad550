"""The article's example, row by row, with rows that can be changed."""

from typing import TYPE_CHECKING

import streamlit as st

from core.charts.lessons.losses import rows_chart
from core.lessons.losses.worked import MOST, Rows, claim_sentence, half_sentence, read, totals_sentence, worked_finding
from pages.components.chart import chart
from pages.components.concepts.story_part import tell
from pages.components.frame import shielded
from pages.components.i18n import _, language
from pages.components.metrics.told import headline, told

if TYPE_CHECKING:
    from pandas import DataFrame

KEPT, BASE = "losses_rows_kept", "losses_rows_base"


def worked_part() -> None:
    """Draw the rows to edit, and what each adds to the loss."""
    tell("losses", "worked")
    left, right = st.columns([2, 3], gap="medium")
    with left:
        labels, chances = _edited()
        st.button(_("The article's numbers"), key="losses_rows_reset", icon=":material/replay:", type="tertiary", on_click=_reset)  # fmt: skip
    with right, shielded():
        rows = read(labels, chances)
        alt = headline(worked_finding(rows))
        chart(rows_chart(rows, _), "losses_rows_chart", alt)
        told(totals_sentence(rows), half_sentence(rows), claim_sentence(rows))


def _edited() -> tuple[list[object], list[object]]:
    """Draw the table; what was edited stays when another view was open in between, and in the other language."""
    key = f"losses_rows_{language()}"
    if key not in st.session_state:
        st.session_state[BASE] = st.session_state.get(KEPT) or (list(Rows().labels), list(Rows().chances))
    columns = st.column_config
    edited: DataFrame = st.data_editor(
        _frame(*st.session_state[BASE]), key=key, num_rows="dynamic", hide_index=True, width="stretch",
        column_config={
            _("Label"): columns.NumberColumn(help=_("What is true: 0 or 1"), format="%d"),
            _("Predicted chance"): columns.NumberColumn(help=_("Above 0 and below 1"), format="%.4g"),
        },
    )  # fmt: skip
    st.caption(_("Click a cell to change it; up to {n} rows.").format(n=MOST))
    st.session_state[KEPT] = tuple(edited[name].tolist() for name in edited)
    return st.session_state[KEPT]


def _frame(labels: list[object], chances: list[object]) -> "DataFrame":
    from pandas import DataFrame

    return DataFrame({_("Label"): labels, _("Predicted chance"): chances})


def _reset() -> None:
    st.session_state.pop(KEPT, None)
    for name in [name for name in st.session_state if str(name).startswith("losses_rows_")]:
        del st.session_state[name]
