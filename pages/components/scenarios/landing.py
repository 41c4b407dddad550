"""The landing view: where AI pays at a glance, the fifteen cards, and the way from an own idea to the nearest case."""

from collections.abc import Mapping
from typing import Literal

import streamlit as st

from core.charts.scenarios.overview import overview_chart
from core.messages import N_
from core.scenarios import DOMAINS, SCENARIOS, Result, Scenario
from core.scenarios.order import ORDERS, sorted_cases
from core.scenarios.words import STANDINGS, lead_and_time, overall, standing, way
from pages.components import state
from pages.components.chart import chart
from pages.components.i18n import _, say
from pages.components.menus import picked
from pages.components.metrics.told import headline, limits
from pages.components.places import file_of
from pages.components.scenarios.finder_view import finder_view
from pages.components.scenarios.good_view import keep_result
from pages.components.scenarios.measuring import result_at_hand
from pages.components.tabs import views

COLUMNS = 3
EVERY = "all"
ICONS = {"model": ":material/trending_up:", "simple": ":material/square_foot:", "nothing": ":material/block:"}
COLORS: Mapping[str, Literal["blue", "green", "gray"]] = {"model": "blue", "simple": "green", "nothing": "gray"}


def landing() -> None:
    """Draw the landing view."""
    views("cases", {N_("Fifteen cases"): cards, N_("Which is like my idea?"): finder_view})


def cards() -> None:
    """Draw the picture of all cases, and a card for each."""
    mind = state.memory().casing
    found = {name: result_at_hand(case) for name, case in SCENARIOS.items()}
    rows = sorted_cases(found, mind.order, mind.domain)
    known = [(case, result) for case, result in rows if result is not None]
    if known:
        alt = headline(overall([result for _, result in known]))
        st.caption(
            _("Bars: the model of the case. Diamonds: the strong simple model beside it. 0 % is doing nothing; point at one for its scores.")
        )  # fmt: skip
    _choices()
    if known:
        chart(overview_chart(known, _), "cases_overview", alt)
    places = [place for _ in range(-(-len(rows) // COLUMNS)) for place in st.columns(COLUMNS)]
    for place, (case, result) in zip(places, rows, strict=False):
        with place, st.container(border=True, height="stretch"):
            _card(case, result)
    limits(N_("What this does not tell you: scores of different metrics are put on one scale by how far they get from doing nothing; what that is worth in money differs from case to case."))  # fmt: skip


def _choices() -> None:
    mind = state.memory().casing
    st.session_state["case_order"], st.session_state["case_domain"] = mind.order, mind.domain or EVERY
    orders = {name: _(order.label) for name, order in ORDERS.items()}
    domains = {EVERY: _("All fields")} | {name: _(title) for name, title in DOMAINS.items()}
    order, field = st.columns([1, 2], vertical_alignment="bottom")
    with order:
        st.selectbox(_("Sort by"), list(orders), format_func=orders.__getitem__, key="case_order", on_change=_sort)
    with field:
        st.pills(
            _("Field of work"), list(domains), format_func=domains.__getitem__, key="case_domain", required=True,
            on_change=_filter,
        )  # fmt: skip


def _sort() -> None:
    order = picked("case_order", ORDERS)
    if order is not None:
        state.memory().casing.order = order


def _filter() -> None:
    domain = picked("case_domain", (EVERY, *DOMAINS))
    if domain is not None:
        state.memory().casing.domain = "" if domain == EVERY else domain


def _card(case: Scenario, result: Result | None) -> None:
    if st.button(_(case.title), key=f"open_{case.name}", icon=case.icon, type="tertiary"):
        state.memory().casing.case = case.name
        st.switch_page(file_of("scenarios"))
    st.caption(_("{domain} · {question}").format(domain=_(DOMAINS[case.domain]), question=_(case.question)))
    if case.lacking:
        st.caption(_("Needs {modules}, which is not installed here.").format(modules=", ".join(case.lacking)))
    elif result is None:
        st.caption(_("Not measured on this server yet: open it, and it is."))
    else:
        _scores(result)
        keep_result(case, result)


def _scores(result: Result) -> None:
    name = standing(result)
    st.badge(_(STANDINGS[name]), icon=ICONS[name], color=COLORS[name])
    text = (
        _("**{score}** {metric} · doing nothing {nothing} · simple model {simple}")
        if result.greater_is_better
        else _("**{score}** {metric}, lower is better · doing nothing {nothing} · simple model {simple}")
    )
    st.markdown(
        text.format(
            score=result.written(result.score),
            metric=say(result.metric_label),
            nothing=result.written(result.baseline_score),
            simple=result.written(result.simple_score),
        )
    )
    st.progress(min(1.0, max(0.0, result.skill)), text=say(way(result)))
    st.caption(say(lead_and_time(result)))
