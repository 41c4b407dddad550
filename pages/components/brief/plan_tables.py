"""Milestones and risks as tables that are written in; what can't be kept says why and stays as it was typed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
import streamlit as st

from core.brief.editing import Edited, Row, edited, milestone_of, milestone_row, risk_of, risk_row
from core.brief.plan import MOST
from core.markdown import as_written
from core.messages import N_
from pages.components import state
from pages.components.brief import changing
from pages.components.i18n import _, say


@dataclass(frozen=True)
class Sheet:
    """Describe a table of the plan; `name` is the field of the brief, texts are marked with `N_`."""

    name: str
    alt: str
    columns: Callable[[], Mapping[str, Any]]
    make: Callable[[Row], Any]
    row_of: Callable[[Any], Row]


@dataclass
class Opened:
    """Hold a table as it was when it was drawn first, since when the browser tells what was typed, and what came of it."""

    number: int
    base: tuple[Any, ...]
    items: tuple[Any, ...]


def _milestone_columns() -> Mapping[str, Any]:
    column = st.column_config
    return {
        "name": column.TextColumn(_("Milestone"), width="medium"),
        "due": column.DateColumn(_("Until"), format="YYYY-MM-DD"),
        "owner": column.TextColumn(_("Who"), width="medium"),
        "watch": column.CheckboxColumn(_("To watch after launch"), default=False),
    }


def _risk_columns() -> Mapping[str, Any]:
    column = st.column_config
    scale = {"min_value": 1, "max_value": MOST, "step": 1, "default": 3}
    return {
        "name": column.TextColumn(_("Risk"), width="medium"),
        "likelihood": column.NumberColumn(_("Likelihood"), help=_("From 1 (hardly) to 5 (nearly sure)"), **scale),
        "impact": column.NumberColumn(_("Impact"), help=_("From 1 (a nuisance) to 5 (the end of it)"), **scale),
        "owner": column.TextColumn(_("Who")),
        "response": column.TextColumn(_("What we do about it"), width="large"),
    }


SHEETS: Mapping[str, Sheet] = {
    "milestones": Sheet(
        "milestones", N_("Milestones with their dates and owners"), _milestone_columns, milestone_of, milestone_row
    ),
    "risks": Sheet("risks", N_("Risks with likelihood, impact, owner and response"), _risk_columns, risk_of, risk_row),
}


def plan_table(name: str, arrived: bool) -> None:
    """Draw a table; below it what was wrong in which row."""
    sheet = SHEETS[name]
    opened = _opened(sheet, arrived)
    key = _key(sheet, opened)
    st.data_editor(
        _frame(sheet, opened.base),
        num_rows="dynamic",
        hide_index=True,
        placeholder="–",
        key=key,
        column_config=dict(sheet.columns()),
        on_change=_edit,
        args=(name,),
        alt=_(sheet.alt),
    )
    with st.container(key=f"brief_{name}_problems"):
        for problem in _result(sheet, opened, key).problems:
            st.error(as_written(say(problem)), icon=":material/error:")


def _frame(sheet: Sheet, items: Sequence[Any]) -> pd.DataFrame:
    """Return the cells as they are: a new row may be half empty, which columns of one type can't hold."""
    columns = list(sheet.columns())
    return pd.DataFrame([dict(sheet.row_of(item)) for item in items], columns=columns, dtype=object)


def _opened(sheet: Sheet, arrived: bool) -> Opened:
    """Return the table as it is typed in; a new one where the brief was changed elsewhere, or the view was left."""
    where, items = f"brief_{sheet.name}_opened", getattr(state.memory().brief, sheet.name)
    opened: Opened | None = st.session_state.get(where)
    if opened is None or arrived or opened.items != items or _key(sheet, opened) not in st.session_state:
        number = 0 if opened is None else opened.number + 1
        opened = st.session_state[where] = Opened(number, items, items)
    return opened


def _key(sheet: Sheet, opened: Opened) -> str:
    return f"brief_{sheet.name}_{opened.number}"


def _result(sheet: Sheet, opened: Opened, key: str) -> Edited[Any]:
    return edited(opened.base, st.session_state[key], sheet.make, sheet.row_of)


def _edit(name: str) -> None:
    sheet = SHEETS[name]
    opened: Opened = st.session_state[f"brief_{name}_opened"]
    opened.items = _result(sheet, opened, _key(sheet, opened)).items
    changing.change(replace(state.memory().brief, **{name: opened.items}))
