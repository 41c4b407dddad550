"""How market forecasts fail, and how one is fooled: each with its number before and after."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from core.charts.scenarios.credit_risk import Mark, marks_chart
from core.charts.scenarios.market_forecast import rules_chart
from core.messages import N_, Message
from core.scenarios import Scenario
from core.scenarios.market_forecast import fooling, regimes
from pages.components.chart import chart
from pages.components.i18n import _, say
from pages.components.metrics.told import headline, limits, told
from pages.components.scenarios.kept import chosen
from pages.components.scenarios.measuring import ask

Arrays = Mapping[str, Any]
KEPT = "case_market_failure"


def fails_view(case: Scenario, arrays: Arrays) -> None:
    """Draw the failure that was chosen."""
    labels = {name: _(label) for name, (label, _draw) in KINDS.items()}
    kind = chosen(KEPT, next(iter(KINDS)), _("Failure"), labels, key=f"{KEPT}_menu")
    KINDS[kind][1](case, arrays)


def _regime(case: Scenario, arrays: Arrays) -> None:
    labels = {name: _(one.label) for name, one in regimes.REGIMES.items()}
    name = st.selectbox(_("What happened"), list(labels), format_func=labels.__getitem__, key="case_market_regime")
    pair = regimes.compared(arrays, name)
    alt = headline(regimes.regime_finding(pair))
    marks = [
        Mark(Message.of(N_("{who}: {when}"), who=Message(who), when=one.label), *values, style)
        for one, style in zip(pair, ("before", "after"), strict=True)
        for who, values in ((N_("Network"), one.error), (N_("As today"), one.naive))
    ]
    chart(marks_chart(marks, _("Mean error, % of the price"), _, ".1%"), "case_market_regime_chart", alt)
    st.dataframe([_row(one) for one in pair], hide_index=True, key="case_market_regime_table")
    told(regimes.regime_words(pair))
    limits(N_("What this does not tell you: when the next change comes. These three were chosen because we know how they ended."))  # fmt: skip


def _row(one: regimes.During) -> dict[str, Any]:
    return {
        _("Weeks"): say(one.label),
        _("Number"): one.scaled.of,
        _("Interval that follows the swings holds"): _kept(one.scaled),
        _("Interval of the same width holds"): _kept(one.same),
        _("Volatility off by, in logs"): f"{one.rough[0]:.2f} ({one.rough[1]:.2f} – {one.rough[2]:.2f})",
    }


def _kept(share: Any) -> str:
    low, high = share.interval()
    return say(Message.of(N_("{value:.0%} ({low:.0%} to {high:.0%})"), value=share.value, low=low, high=high))


def _shuffled(case: Scenario, arrays: Arrays) -> None:
    pair = ask(case, "shuffled", fooling.shuffled)
    _pair(pair, fooling.SHUFFLED, (N_("Rows shuffled (before)"), N_("Walking forward (after)")), "shuffled")
    told(Message(N_("Two neighbouring days share four of the five days that are forecast: with rows shuffled, the forest finds the answer of a test day on the days beside it. Split by time, and leave out a week between training and test.")))  # fmt: skip
    limits(N_("What this does not tell you: how much a shuffled split flatters other data. Here it is the same forest, the same columns and equally many test days, both times; those that walk forward are from 2005 on."))  # fmt: skip


def _ahead(case: Scenario, arrays: Arrays) -> None:
    pair = ask(case, "look_ahead", fooling.look_ahead)
    _pair(pair, fooling.AHEAD, (N_("Smoothed over days before and after (before)"), N_("Smoothed over past days only (after)")), "ahead")  # fmt: skip
    told(Message(N_("A centred moving average is the usual one in plotting tools: on its day it knows the next five. The same happens with prices revised later, and with scaling by a mean of the whole table. Ask of every column: was it known at that hour?")))  # fmt: skip
    limits(N_("What this does not tell you: whether your own columns look ahead. Train on them as they were stored on the day, not as they look today."))  # fmt: skip


def _pair(pair: dict[str, Any], text: str, names: tuple[str, str], key: str) -> None:
    alt = headline(fooling.pair_finding(text, pair))
    marks = []
    for name, label, style in zip(("before", "after"), names, ("before", "after"), strict=True):
        share = fooling.share_of(pair[name])
        marks.append(Mark(Message(label), share.value, *share.interval(), style))
    chart(marks_chart(marks, _("Share of directions that are right"), _, ".0%", (0.5, _("a coin"))), f"case_market_{key}", alt)  # fmt: skip


def _many(case: Scenario, arrays: Arrays) -> None:
    many, luck = fooling.MANY, fooling.LUCK
    rules = st.slider(_(many.label), int(many.low), int(many.high), many.default, key="case_market_many", help=_(many.help))  # fmt: skip
    seed = st.slider(_(luck.label), int(luck.low), int(luck.high), luck.default, key="case_market_luck", help=_(luck.help))  # fmt: skip
    found = fooling.many_rules(arrays, rules, seed)
    alt = headline(fooling.many_finding(found))
    chart(rules_chart(found, _), "case_market_rules", alt)
    told(fooling.many_words(found))
    limits(N_("What this does not tell you: how many rules somebody tried before showing you one. Ask; the number is rarely written down. Costs are left out here, which flatters them all."))  # fmt: skip


Draw = Callable[[Scenario, Arrays], None]
KINDS: Mapping[str, tuple[str, Draw]] = {
    "shuffled": (N_("A shuffled split"), _shuffled),
    "ahead": (N_("A look ahead"), _ahead),
    "many": (N_("The best of many rules"), _many),
    "regime": (N_("A change of regime"), _regime),
}
