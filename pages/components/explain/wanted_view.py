"""Rows by a value of one of their columns: some categories, or a range of numbers."""

import streamlit as st

from core.explanation.case import Case
from core.explanation.columns import column_name
from core.explanation.finding import Wanted, categories_of, first_wanted, is_category, range_of, step_of
from core.messages import worded
from pages.components.explain.found import found, want
from pages.components.i18n import _
from pages.components.menus import all_picked, picked

COLUMN, CODES, RANGE = "explain_column", "explain_codes", "explain_range"


def wanted_view(case: Case) -> None:
    """Draw the choice of a column, and of its values."""
    columns = range(case.run.data.X.shape[1])
    labels = {column: worded(column_name(case.run.data, column), _) for column in columns}
    wanted = found().wanted.get(case.run.key)
    st.session_state[COLUMN] = None if wanted is None else wanted.column
    st.selectbox(
        _("Only with a value of"), list(columns), index=None, format_func=labels.__getitem__, key=COLUMN,
        placeholder=_("any column"), on_change=_take_column, args=(case, tuple(columns)),
    )  # fmt: skip
    if wanted is not None and is_category(case.run, wanted.column):
        _codes(case, wanted)
    elif wanted is not None:
        _range(case, wanted)


def _codes(case: Case, wanted: Wanted) -> None:
    known = categories_of(case.run, wanted.column)
    labels = {code: worded(word, _) for code, word in known.items()}
    st.session_state[CODES] = [code for code in wanted.codes if code in known]
    st.multiselect(
        _("Values"), list(known), format_func=labels.__getitem__, key=CODES, on_change=_take_codes,
        args=(case, wanted.column, tuple(known)),
    )  # fmt: skip


def _range(case: Case, wanted: Wanted) -> None:
    ends = range_of(case.run, wanted.column)
    if ends is None:
        st.caption(_("All test rows have the same value of it."))
        return
    st.session_state[RANGE] = (max(ends[0], wanted.low), min(ends[1], wanted.high))
    st.slider(
        _("Values"),
        *ends,
        step=step_of(ends),
        format="%g",
        key=RANGE,
        on_change=_take_range,
        args=(case, wanted.column),
    )


def _take_column(case: Case, among: tuple[int, ...]) -> None:
    column = picked(COLUMN, among)
    want(case, None if column is None else first_wanted(case.run, column, case.x))


def _take_codes(case: Case, column: int, among: tuple[int, ...]) -> None:
    codes = all_picked(CODES, among)
    if codes is not None:
        want(case, Wanted(column, codes=tuple(codes)))


def _take_range(case: Case, column: int) -> None:
    low, high = st.session_state[RANGE]
    want(case, Wanted(column, low, high))
