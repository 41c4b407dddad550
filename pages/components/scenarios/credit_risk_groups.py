"""Whom the threshold hits: approvals and wrong refusals by age and by the recorded sex, before and after a remedy."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from core.charts.scenarios.credit_risk import Mark, marks_chart
from core.messages import N_, Message
from core.scenarios.credit_risk.fairness import BY, WAYS, gap_finding, price_words, treatment
from pages.components.chart import chart
from pages.components.i18n import _, say
from pages.components.metrics.told import beside, limits, told

Arrays = Mapping[str, Any]


def groups_view(arrays: Arrays, threshold: float, key: str = "good", first: str = "one") -> None:
    """Draw two groups of applicants at a threshold, as they are and after a remedy."""
    labels = {name: _(by.label) for name, by in BY.items()}
    by = st.segmented_control(_("Compare by"), list(labels), format_func=labels.__getitem__, key=f"case_credit_groups_{key}", default="age", required=True)  # fmt: skip
    ways = {name: _(WAYS[name]) for name in BY[by].ways}
    chosen = st.radio(_("Remedy"), list(ways), format_func=ways.__getitem__, key=f"case_credit_way_{key}_{by}", index=list(ways).index(first if first in ways else "each"), horizontal=True)  # fmt: skip
    alt = beside(gap_finding(arrays, by, chosen, threshold))
    marks = [
        Mark(Message.of(N_("{name}: {way}"), name=Message(group.name), way=Message(WAYS[way])), group.wronged.value, *group.wronged.interval(), style)
        for way, style in {"one": "before", chosen: "after" if chosen != "one" else "before"}.items()
        for group in treatment(arrays, by, way, threshold).groups
    ]  # fmt: skip
    chart(
        marks_chart(marks, _("Share of good customers who are refused"), _, ".0%"),
        f"case_credit_groups_chart_{key}",
        alt,
    )
    st.dataframe(_table(arrays, by, chosen, threshold), hide_index=True, key=f"case_credit_groups_table_{key}")
    told(price_words(arrays, by, chosen, threshold), Message(BY[by].note) if chosen != "one" else None)
    limits(
        N_("What this does not tell you: which gap is fair. Equal approvals, equal wrong refusals and equal meaning of a chance cannot all hold when groups differ; somebody has to choose and say so. Age and “Foreign worker” are among the answers that the network scores; only age is compared here, and sex as it was recorded. Marital status, origin otherwise and religion are not looked at.")
    )  # fmt: skip


def _table(arrays: Arrays, by: str, chosen: str, threshold: float) -> list[dict[str, Any]]:
    ways = dict.fromkeys(["one", chosen])
    return [
        {
            _("Group"): _(group.name),
            _("Way"): _(WAYS[way]),
            _("Applicants"): group.approved.of,
            _("Approved"): _share(group.approved),
            _("Good customers refused"): _share(group.wronged),
        }
        for way in ways
        for group in treatment(arrays, by, way, threshold).groups
    ]


def _share(share: Any) -> str:
    low, high = share.interval()
    return say(Message.of(N_("{value:.0%} ({low:.0%} to {high:.0%})"), value=share.value, low=low, high=high))
