"""How a risk model fails: another hospital, a column known only afterwards, missing values, a group treated worse."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import streamlit as st

from core.charts.scenarios.credit_risk import Mark, marks_chart
from core.messages import N_, Message
from core.scenarios import Scenario
from core.scenarios.disease_risk import words
from core.scenarios.disease_risk.showing import GROUPS, by_group, group_finding
from pages.components.chart import chart
from pages.components.i18n import _, say
from pages.components.metrics.told import beside, limits, told
from pages.components.scenarios.clinic_menu import menu
from pages.components.scenarios.clinic_pairs import homes_view, pair

Arrays = Mapping[str, Any]
Slider = Callable[[Scenario, str], float]
KEY = "case_disease_risk_fails"


def fails_view(case: Scenario, arrays: Arrays, slider: Slider) -> None:
    """Draw the choice of failures and the one that is chosen."""
    draws = {
        "hospital": partial(_hospital, arrays),
        "leak": partial(_leak, arrays),
        "gaps": partial(_gaps, arrays),
        "groups": partial(_groups, case, arrays, slider),
    }
    labels = {
        "hospital": _("A hospital with other patients"),
        "leak": _("A column known only afterwards"),
        "gaps": _("Missing values"),
        "groups": _("A group that is found less often"),
    }
    draws[_menu("kind", _("What goes wrong"), labels)]()


def _menu(name: str, label: str, labels: Mapping[str, str]) -> str:
    return menu(f"{KEY}_{name}", label, labels)


def _hospital(arrays: Arrays) -> None:
    name = homes_view(f"{KEY}_home", arrays, words.HOMES, words.home_finding)
    told(words.home_words(arrays, name))
    limits(
        N_("What this does not tell you: how far a real second hospital is away. Both “hospitals” are cut from one study by us, and the model is a logistic regression, which does as well as the network here.")
    )  # fmt: skip


def _leak(arrays: Arrays) -> None:
    name = _menu("leak", _("The model also sees"), {name: _(label) for name, label in words.LEAKS.items()})
    alt = beside(words.leak_finding(arrays, name))
    before, after = words.leak_pair(arrays, name)
    labels = Message(N_("Only what was known in 1971")), Message(N_("With that column"))
    pair(f"{KEY}_leak", alt, before, after, labels)
    limits(
        N_("What this does not tell you: which columns leak in your data. A loud leak shows in the score, a quiet one only to somebody who asks of every column when it was written down.")
    )  # fmt: skip


def _gaps(arrays: Arrays) -> None:
    name = _menu("gap", _("What is missing"), {key: say(label) for key, label in words.gap_labels().items()})
    alt = beside(words.gap_finding(arrays, name))
    before, after = words.gap_pair(arrays, name)
    names = Message(N_("As they were measured")), Message(N_("With the gap"))
    pair(f"{KEY}_gap", alt, before, after, names)
    told(Message(N_("The network fills a gap with the middle of the training data, and is told that it did. Where a column was almost never empty in training, as cholesterol, that sign was hardly seen, and the risks can go far off although the order of the people holds.")))  # fmt: skip
    limits(N_("What this does not tell you: gaps in a clinic aren't random. Who is not measured is often iller, or healthier, than the others."))  # fmt: skip


def _groups(case: Scenario, arrays: Arrays, slider: Slider) -> None:
    column = _menu("group", _("Groups by"), {name: _(label) for name, label in GROUPS.items()})
    threshold = slider(case, "fails")
    rows = by_group(arrays, column, threshold)
    alt = beside(group_finding(rows))
    found = [(label, it.sensitivity) for label, it, _happened, _said in rows]
    marks = [Mark(Message(label), s.value, s.low, s.high, "after") for label, s in found]
    chart(marks_chart(marks, _("Share of those who die that is invited"), _, ".0%"), f"{KEY}_groups", alt)
    st.dataframe([_group(*row) for row in rows], hide_index=True, key=f"{KEY}_group_table")
    limits(N_("What this does not tell you: what would be fair. Where a group dies more often, equal risks, equal misses and equal invitations can't all be had at once."))  # fmt: skip


def _group(label: str, it: Any, happened: float, said: float) -> dict[str, str]:
    return {
        _("Group"): _(label),
        _("People"): f"{it.n:,}",
        _("Invited"): f"{it.examined:,}",
        _("Died"): f"{it.ill:,}",
        _("Missed"): f"{it.missed:,}",
        _("Mean risk said"): f"{said:.0%}",
        _("Share to whom it happens"): f"{happened:.0%}",
    }
