"""The people of a case of medicine, and how it ended for them by a column."""

from collections.abc import Mapping

import streamlit as st

from core.charts.scenarios.credit_risk import Mark, marks_chart
from core.datasets import Dataset
from core.messages import Message
from core.scenarios import Scenario
from core.scenarios.clinic.outcomes import Rows
from core.scenarios.clinic.rows import rows_shown
from pages.components.chart import chart
from pages.components.i18n import _, say
from pages.components.metrics.told import beside


def rows_view(case: Scenario, data: Dataset) -> None:
    """Draw some rows, evenly from the whole table."""
    shown = [{say(name): say(value) for name, value in row} for row in rows_shown(data)]
    st.dataframe(shown, hide_index=True, key=f"case_{case.name}_rows")


def column_menu(case: Scenario, label: str, labels: Mapping[str, str]) -> str:
    """Draw the choice of a column and return its name."""
    return str(st.selectbox(label, list(labels), format_func=labels.__getitem__, key=f"case_{case.name}_by"))


def outcomes_view(data: Dataset, found: tuple[Message, Rows], axis: str, key: str) -> None:
    """Draw to what share of those with each value of a column it happened, with the finding beside it."""
    finding, rows = found
    alt = beside(finding)
    marks = [Mark(data.card.shown(label), *values, "after") for label, values in rows]
    chart(marks_chart(marks, axis, _, ".0%"), key, alt)
