"""How the credit model fails, each kind with its number before and after."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from core.bundles import bundle
from core.charts.scenarios.credit_risk import Mark, marks_chart
from core.messages import N_
from core.scenarios.credit_risk import failing
from core.scenarios.credit_risk.applying import field_name
from core.scenarios.credit_risk.rejects import RULES
from pages.components.chart import chart
from pages.components.i18n import _, say
from pages.components.metrics.told import headline, limits, told
from pages.components.scenarios.credit_risk_groups import groups_view
from pages.components.scenarios.credit_risk_threshold import threshold_slider
from pages.components.scenarios.kept import chosen

Arrays = Mapping[str, Any]
KEPT = "case_credit_failure"


def fails_view(arrays: Arrays) -> None:
    """Draw the failure that was chosen."""
    labels = {name: _(label) for name, (label, _draw) in KINDS.items()}
    kind = chosen(KEPT, next(iter(KINDS)), _("Failure"), labels, key=f"{KEPT}_menu")
    KINDS[kind][1](arrays, threshold_slider("fails"))


def _rejects(arrays: Arrays, threshold: float) -> None:
    labels = {name: _(rule.label) for name, rule in RULES.items()}
    rule = st.selectbox(_("Whom the bank accepted so far"), list(labels), format_func=labels.__getitem__, key="case_credit_rule", index=1)  # fmt: skip
    rows, refused = failing.rejected(arrays, rule, threshold), failing.rejected_among_refused(arrays, rule, threshold)
    alt = headline(failing.rejected_finding(rows))
    _area(rows, alt)
    _numbers([*rows, refused])
    told(failing.rejected_words(rows, refused))
    limits(N_("What this does not tell you: how your own old rule chose. It is simulated on loans whose end we know for all; models are logistic regressions, each row judged by one that has not seen it. The refused in this table had already passed the bank's real check of that time: those whom it turned away then are in no data."))  # fmt: skip


def _shock(arrays: Arrays, threshold: float) -> None:
    labels = {name: _(one.label) for name, one in failing.STRATA.items()}
    stratum = st.selectbox(_("What happens"), list(labels), format_func=labels.__getitem__, key="case_credit_stratum")
    described = failing.TIMES
    times = st.slider(_(described.label), described.low, described.high, described.default, key="case_credit_times", help=_(described.help))  # fmt: skip
    pair = failing.shocked(arrays, stratum, times, threshold)
    alt = headline(failing.shock_finding(pair))
    marks = [Mark(one.label, *one.cost, style) for one, style in zip(pair, ("before", "after"), strict=True)]
    chart(marks_chart(marks, _("Cost per applicant (1 = a good customer turned away)"), _), "case_credit_shock", alt)
    _numbers(pair)
    told(failing.shock_words(pair))
    limits(N_("What this does not tell you: what a real recession does. The rows are real, but only their mix is changed by us: nobody in them loses a job after the loan was granted."))  # fmt: skip


def _gone(arrays: Arrays, threshold: float) -> None:
    run = bundle("german_credit")
    names = [*(field_name(run, name) for name in run.data.feature_names)]
    labels = {number: name if isinstance(name, str) else say(name) for number, name in enumerate(names)}
    place = st.selectbox(_("Answer that nobody gives any more"), list(labels), format_func=labels.__getitem__, key="case_credit_gone")  # fmt: skip
    pair = failing.gone(arrays, place, threshold)
    alt = headline(failing.gone_finding(pair, names[place]))
    marks = [Mark(one.label, *one.auc, style) for one, style in zip(pair, ("before", "after"), strict=True)]
    chart(marks_chart(marks, _("ROC AUC, higher is better"), _), "case_credit_gone_chart", alt)
    _numbers(pair)
    limits(N_("What this does not tell you: what happens when only those leave an answer out who have something to hide. Here it is missing for everybody; a number then counts as the median, a category as none of them. Income itself was never asked in these loans: the instalment as a share of it is all there is."))  # fmt: skip


def _worse(arrays: Arrays, threshold: float) -> None:
    groups_view(arrays, threshold, "fails", "each")


def _area(rows: Any, alt: str) -> None:
    styles = ("before", "after", "other", "other")
    marks = [Mark(one.label, *one.auc, style) for one, style in zip(rows, styles, strict=True)]
    chart(marks_chart(marks, _("ROC AUC, higher is better"), _), "case_credit_rejects", alt)


def _numbers(rows: Any) -> None:
    table = [
        {
            _("Applicants"): say(one.label),
            _("ROC AUC"): _ends(one.auc, ".2f"),
            _("Cost per applicant"): _ends(one.cost, ".2f"),
            _("Went bad"): _ends(one.came, ".0%"),
            _("Expected to"): _ends(one.expected, ".0%"),
        }
        for one in rows
    ]
    st.dataframe(table, hide_index=True, key="case_credit_failure_table")


def _ends(values: tuple[float, float, float], form: str) -> str:
    value, low, high = (format(one, form) for one in values)
    return _("{value} ({low} to {high})").format(value=value, low=low, high=high)


Draw = Callable[[Arrays, float], None]
KINDS: Mapping[str, tuple[str, Draw]] = {
    "rejects": (N_("The bank sees only whom it accepted"), _rejects),
    "shock": (N_("Other people apply"), _shock),
    "worse": (N_("A group is treated worse"), _worse),
    "gone": (N_("An answer is missing"), _gone),
}
