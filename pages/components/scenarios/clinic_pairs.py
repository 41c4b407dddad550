"""A score and a risk before and after, as every failure of the cases of medicine shows them."""

from collections.abc import Sequence

import streamlit as st

from core.charts.scenarios.credit_risk import Mark, marks_chart
from core.messages import Message
from pages.components.chart import chart
from pages.components.i18n import _


def pair(key: str, alt: str, before: Sequence[float], after: Sequence[float], labels: tuple[Message, Message]) -> None:
    """Draw the AUC with its interval before and after, and what is said against what happens.

    Parameters
    ----------
    before, after : sequence of float
        As `core.scenarios.clinic.elsewhere.FACTS` names them.
    """
    marks = [Mark(labels[0], *before[:3], "before"), Mark(labels[1], *after[:3], "after")]
    chart(marks_chart(marks, _("ROC AUC, higher is better"), _), f"{key}_auc", alt)
    st.dataframe([_row(labels[0], before), _row(labels[1], after)], hide_index=True, key=f"{key}_table")


def _row(label: Message, facts: Sequence[float]) -> dict[str, str]:
    value, low, high, happened, said, rows = facts
    return {
        _("Test"): label.text(_),
        _("ROC AUC"): f"{value:.2f} ({low:.2f} – {high:.2f})",
        _("Mean risk said"): f"{said:.0%}",
        _("Share to whom it happens"): f"{happened:.0%}",
        _("Rows"): f"{rows:,.0f}",
    }
