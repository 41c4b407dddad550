"""A score and a risk before and after, as every failure of the cases of medicine shows them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from core.charts.scenarios.credit_risk import Mark, marks_chart
from core.messages import Message
from core.scenarios.clinic.elsewhere import home_pair
from pages.components.chart import chart
from pages.components.i18n import _
from pages.components.metrics.told import beside
from pages.components.scenarios.clinic_menu import menu

Arrays = Mapping[str, Any]


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


def homes_view(
    key: str, arrays: Arrays, homes: Mapping[str, tuple[str, str]], finding: Callable[[Arrays, str], Message]
) -> str:
    """Draw what becomes of a model that learned from some people only, and return from whom.

    Parameters
    ----------
    homes : mapping
        Name -> who is at home, and who elsewhere, marked with `N_`.
    finding : callable
        Says what becomes of it, by the name.
    """
    name = menu(key, _("It learned only from"), {name: _(mine) for name, (mine, _others) in homes.items()})
    mine, others = homes[name]
    alt = beside(finding(arrays, name))
    pair(key, alt, *home_pair(arrays, name), (Message(mine), Message(others)))
    return name


def _row(label: Message, facts: Sequence[float]) -> dict[str, str]:
    value, low, high, happened, said, rows = facts
    return {
        _("Test"): label.text(_),
        _("ROC AUC"): f"{value:.2f} ({low:.2f} – {high:.2f})",
        _("Mean risk said"): f"{said:.0%}",
        _("Share to whom it happens"): f"{happened:.0%}",
        _("Rows"): f"{rows:,.0f}",
    }
