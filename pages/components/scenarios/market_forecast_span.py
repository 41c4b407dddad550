"""The controls of the market case: which span of dates, which rule, what a trade costs."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from core.scenarios.market_forecast.asking import OWN, SPANS, TITLES, Span, span
from core.scenarios.market_forecast.trading import COST, RULES
from pages.components.i18n import _
from pages.components.scenarios.kept import chosen, kept, listed

SPAN, FIRST, LAST, RULE, PRICE = (f"case_market_{name}" for name in ("span", "first", "last", "rule", "cost"))
Arrays = Mapping[str, Any]


def span_controls(arrays: Arrays) -> Span:
    """Draw the choice of dates and return the weeks of it."""
    usual, (_title, first, last) = next(iter(SPANS.items()))
    labels = {name: _(title) for name, title in TITLES.items()}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        listed(SPAN, usual, _("A time"), labels, key=f"{SPAN}_menu", then=_take_span)
        begin = _date(FIRST, first, _("From (year-month-day)"))
        end = _date(LAST, last, _("To (year-month-day)"))
    return span(arrays, begin, end)


def _date(key: str, usual: str, label: str) -> str:
    return str(kept(st.text_input, key, usual, label, key=f"{key}_menu", then=_leave_span, max_chars=40))


def rule_menu() -> str:
    """Draw the choice of a rule and return its name."""
    labels = {name: _(rule.label) for name, rule in RULES.items()}
    return chosen(RULE, next(iter(RULES)), _("Decide by"), labels, key=f"{RULE}_menu")


def cost_slider() -> float:
    """Draw the cost of a trade and return it, in percent."""
    return float(
        kept(
            st.slider, PRICE, COST.default, _(COST.label), key=f"{PRICE}_menu",
            min_value=COST.low, max_value=COST.high, step=0.05, help=_(COST.help),
        )
    )  # fmt: skip


def _take_span() -> None:
    if st.session_state[SPAN] in SPANS:
        _title, st.session_state[FIRST], st.session_state[LAST] = SPANS[st.session_state[SPAN]]


def _leave_span() -> None:
    st.session_state[SPAN] = OWN
