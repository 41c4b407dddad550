"""The controls of the market case: which span of dates, which rule, what a trade costs."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from core.scenarios.market_forecast.asking import OWN, SPANS, TITLES, Span, span
from core.scenarios.market_forecast.trading import COST, RULES
from pages.components.i18n import _

SPAN, FIRST, LAST, RULE, PRICE = (f"case_market_{name}" for name in ("span", "first", "last", "rule", "cost"))
Arrays = Mapping[str, Any]


def span_controls(arrays: Arrays) -> Span:
    """Draw the choice of dates and return the weeks of it."""
    first = next(iter(SPANS))
    for key, default in ((SPAN, first), (FIRST, SPANS[first][1]), (LAST, SPANS[first][2])):
        _remember(key, default)
    labels = {name: _(title) for name, title in TITLES.items()}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(_("A time"), list(labels), format_func=labels.__getitem__, key=_menu(SPAN), on_change=_take_span)
        for key, label in ((FIRST, _("From (year-month-day)")), (LAST, _("To (year-month-day)"))):
            st.text_input(label, key=_menu(key), max_chars=40, on_change=_take_date, args=(key,))
    return span(arrays, st.session_state[FIRST], st.session_state[LAST])


def rule_menu() -> str:
    """Draw the choice of a rule and return its name."""
    _remember(RULE, next(iter(RULES)))
    labels = {name: _(rule.label) for name, rule in RULES.items()}
    st.segmented_control(_("Decide by"), list(labels), format_func=labels.__getitem__, key=_menu(RULE), required=True, on_change=_take, args=(RULE,))  # fmt: skip
    return str(st.session_state[RULE])


def cost_slider() -> float:
    """Draw the cost of a trade and return it, in percent."""
    _remember(PRICE, COST.default)
    st.slider(_(COST.label), COST.low, COST.high, step=0.05, key=_menu(PRICE), help=_(COST.help), on_change=_take, args=(PRICE,))  # fmt: skip
    return float(st.session_state[PRICE])


def _menu(key: str) -> str:
    return f"{key}_menu"


def _remember(key: str, default: Any) -> None:
    """Keep a value under a key of our own: Streamlit forgets a widget that is not drawn."""
    st.session_state.setdefault(key, default)
    st.session_state[_menu(key)] = st.session_state[key]


def _take(key: str) -> None:
    st.session_state[key] = st.session_state[_menu(key)]


def _take_span() -> None:
    _take(SPAN)
    if st.session_state[SPAN] in SPANS:
        _title, st.session_state[FIRST], st.session_state[LAST] = SPANS[st.session_state[SPAN]]


def _take_date(key: str) -> None:
    _take(key)
    st.session_state[SPAN] = OWN
