"""The case of market forecasting: a span of dates, the prices, skill year by year, and how one is fooled."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from core.brief import Finding
from core.charts.scenarios.credit_risk import Mark, marks_chart
from core.charts.scenarios.market_forecast import (
    coverage_chart,
    money_chart,
    price_chart,
    pulls_chart,
    shares_chart,
    span_chart,
    yearly_chart,
)
from core.messages import N_, Message
from core.scenarios import Scenario, kept_views
from core.scenarios.market_forecast import asking, skill, trading, why
from core.scenarios.market_forecast.judged import predictions
from core.scenarios.market_forecast.measure import FORECASTS, ROUGH
from core.scenarios.market_forecast.series import series
from core.scenarios.market_forecast.shares import shares
from core.scenarios.market_forecast.showing import price_finding, share_finding, thinned
from pages.components.chart import chart
from pages.components.i18n import _
from pages.components.keep import keep_button
from pages.components.metrics.told import beside, headline, limits, told
from pages.components.scenarios.market_forecast_fails import fails_view
from pages.components.scenarios.market_forecast_span import cost_slider, rule_menu, span_controls
from pages.components.scenarios.measuring import ask
from pages.components.scenarios.opening import judge_button

Arrays = Mapping[str, Any]


def try_it(case: Scenario, arrays: Arrays) -> None:
    """Draw a span of dates with its forecasts, a simulated decision, and why the first week was expected to be so rough."""
    it = span_controls(arrays)
    place = int(it.at[0])
    finding = asking.said(arrays, place)
    headline(finding)
    told(asking.then(arrays, place), asking.rough_words(arrays, place))
    alt = beside(asking.span_finding(arrays, it))
    chart(span_chart(arrays, it, _), "case_market_span", alt)
    _decision(arrays, it)
    _why(arrays, place)
    keep_button(Finding("scenarios", finding, f"scenarios?case={case.name}"), "case_market_try")
    judge_button(case, predictions(arrays))
    limits(
        N_("What this does not tell you: what the price will do now. The interval is around “as today”, since the network's own forecast of the price is no better; spot oil can't be held without storage. Trades are made at the very closing price that gives the signal, which flatters every rule a little. Not investment advice.")
    )  # fmt: skip


def _decision(arrays: Arrays, it: asking.Span) -> None:
    rule, cost = rule_menu(), cost_slider()
    one, other = trading.traded(arrays, it.at, rule, cost), trading.held(arrays, it.at, cost)
    alt = beside(trading.money_finding(rule, one, other))
    names = (_(trading.RULES[rule].label), _("Hold all the time"))
    chart(money_chart(arrays["day"][it.at], one, other, names, _), "case_market_money", alt)
    told(trading.luck_words(one, other))


def _why(arrays: Arrays, place: int) -> None:
    found = why.pulls(arrays, place)
    alt = beside(why.why_finding(found))
    chart(pulls_chart(found, _), "case_market_why", alt)
    st.caption(
        _("Why the network expects the first week of the span to be so rough: exact Shapley values of five groups of inputs, against 100 days that it learned from.")
    )  # fmt: skip


def data(case: Scenario) -> None:
    """Draw the price with its typical moves, and six shares."""
    days, price, swing = thinned(series())
    alt = beside(price_finding(series()))
    chart(price_chart(days, price, swing, _), "case_market_price", alt)
    names, dates, prices = ask(case, "shares", shares)
    alt = beside(share_finding(names, prices))
    chart(shares_chart(list(dates), list(names), prices, _), "case_market_shares", alt)


def good(case: Scenario, arrays: Arrays) -> None:
    """Draw what can be forecast and what can't, whether the intervals hold, and each year."""
    rise, rough = skill.two_findings(arrays)
    alt = beside(rise)
    marks = [Mark(Message(FORECASTS[name]), *skill.rise_r2(arrays, name), "after" if name == "net" else "other") for name in ("net", "ar", "seasonal")]  # fmt: skip
    zero = (0.0, _("as today"))
    chart(marks_chart(marks, _("R² of the week's return against “as today”"), _, ".3f", zero), "case_market_rise", alt)
    alt = beside(rough)
    marks = [Mark(Message(ROUGH[name]), *skill.rough_r2(arrays, name), "after" if name == "net" else "other") for name in ("net", "har", "ewma")]  # fmt: skip
    past = (0.0, _("mean of the past"))
    chart(marks_chart(marks, _("R² of the week's volatility against the mean of the past"), _, ".2f", past), "case_market_rough", alt)  # fmt: skip
    told(skill.hit_words(arrays))
    alt = beside(skill.coverage_finding(arrays))
    it = skill.yearly(arrays)
    chart(coverage_chart(it, _), "case_market_coverage", alt)
    told(skill.unknown_words(arrays))
    alt = beside(skill.yearly_finding(arrays))
    chart(yearly_chart(it, _), "case_market_yearly", alt)
    told(skill.shares_words(arrays))
    numbers = kept_views.rough(arrays)
    keep_button(Finding("scenarios", rough, f"scenarios?case={case.name}", numbers=numbers), "case_market_rough")
    limits(
        N_("What this does not tell you: whether an interval holds next year. It did so on average over 29 years, and less in the weeks when a regime changed; see “How it fails”.")
    )  # fmt: skip


def fails(case: Scenario, arrays: Arrays) -> None:
    """Draw how it fails, and how one is fooled, with the number before and after."""
    fails_view(case, arrays)
