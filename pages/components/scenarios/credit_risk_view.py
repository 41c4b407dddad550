"""The case of credit risk: an application form, the loans, what a threshold costs and whom it hits, how it fails."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from core.brief import Finding
from core.bundles import CREDIT, bundle
from core.charts.scenarios.credit_risk import Mark, cost_chart, marks_chart, reasons_chart
from core.explanation import How
from core.jobs.explaining import explained_row
from core.messages import N_
from core.scenarios import Scenario, kept_views
from core.scenarios.credit_risk import applying, deciding
from core.scenarios.credit_risk.meaning import NOTE
from core.scenarios.credit_risk.measure import MODELS
from core.scenarios.credit_risk.showing import counts, loans_shown, outcome_marks
from pages.components.chart import chart
from pages.components.engine import engine
from pages.components.i18n import _
from pages.components.keep import keep_button
from pages.components.metrics.told import beside, headline, limits, told
from pages.components.scenarios.credit_risk_fails import fails_view
from pages.components.scenarios.credit_risk_form import form
from pages.components.scenarios.credit_risk_groups import groups_view
from pages.components.scenarios.credit_risk_threshold import share_slider, threshold_slider
from pages.components.scenarios.opening import run_buttons

Arrays = Mapping[str, Any]


def try_it(case: Scenario, arrays: Arrays) -> None:
    """Draw an application, the answer to it, and why."""
    run = bundle("german_credit")
    row = form(run)
    threshold = threshold_slider("try")
    it = applying.answer(run, row, explained_row(engine(), run, row, How()))
    finding = applying.decision(it, threshold)
    headline(finding)
    told(applying.odds_words(it), applying.refusal(run, row, it, threshold))
    told(applying.protected_words(run, row, it, threshold))
    alt = beside(applying.reasons_finding(run, row, it))
    chart(reasons_chart(applying.reasons(run, row, it), _), "case_credit_reasons", alt)
    st.caption(
        _("Pulls are SHAP values of the network of this run against 100 training loans: they add up from their mean chance to this one. "
          "“I don't know” is said when a value lies beyond all training loans, or when the nearest of them is farther away than any of them is from its own nearest.")
    )  # fmt: skip
    run_buttons(case, CREDIT, threshold=threshold)
    st.caption(_("Another applicant opens there; its money is an example."))
    keep_button(Finding("scenarios", finding, f"scenarios?case={case.name}"), "case_credit_try")
    limits(
        N_("What this does not tell you: whether the loan would have been paid back. Thirty in a hundred of these loans went bad because bad ones were sampled more often than they occur; on real applicants every chance here is too high. “Foreign worker” and age are among the answers that it scores, which may not be allowed where you are.")
    )  # fmt: skip
    limits(NOTE)


def data(case: Scenario) -> None:
    """Draw loans that a person can read, and how they ended by one of their columns."""
    translate = _
    beside(counts())
    st.dataframe(loans_shown(translate), hide_index=True, key="case_credit_loans", height="content")
    options = {
        "status of existing checking account": _("Current account"),
        "credit history": _("Credit history"),
        "purpose": _("Purpose"),
        "present employment since": _("In this job for"),
    }
    chosen = st.selectbox(
        _("How loans ended, by"), list(options), format_func=options.__getitem__, key="case_credit_by"
    )
    finding, marks = outcome_marks(chosen)
    alt = beside(finding)
    shown = [Mark(label, *values, "after") for label, values in marks]
    chart(marks_chart(shown, _("Share of loans that went bad"), _, ".0%"), "case_credit_outcomes", alt)
    limits(NOTE)


def good(case: Scenario, arrays: Arrays) -> None:
    """Draw what each threshold costs, and whom it hits."""
    threshold, share = threshold_slider("good"), share_slider()
    plain, arrays = arrays, deciding.with_share(arrays, share)
    finding = deciding.cost_finding(arrays, "net", threshold)
    alt = beside(finding)
    weight = deciding.weight_of(arrays)
    curves = [(_(label), deciding.curve(arrays["y"], arrays[f"p_{name}"], weight)) for name, label in MODELS.items()]
    flat = [
        (_("Refuse everybody"), deciding.for_all(arrays, True).cost),
        (_("Refuse nobody"), deciding.for_all(arrays, False).cost),
    ]
    chart(cost_chart(deciding.GRID, curves, flat, threshold, _), "case_credit_costs", alt)
    told(deciding.cost_words(arrays, "net", threshold), deciding.theory_words(arrays, "net"))
    told(deciding.share_words(plain, share))
    st.dataframe([_row(arrays, name, threshold) for name in MODELS], hide_index=True, key="case_credit_costs_table")
    numbers = kept_views.lent(arrays, "net", threshold)
    keep_button(Finding("scenarios", finding, f"scenarios?case={case.name}", numbers=numbers), "case_credit_cost")
    st.divider()
    st.caption(_("Groups are counted as the loans were sampled, at 30 % bad loans, whatever share is set above."))
    groups_view(plain, threshold)


def _row(arrays: Arrays, name: str, threshold: float) -> dict[str, Any]:
    one, honest = deciding.at(arrays, name, threshold), deciding.chosen_elsewhere(arrays, name)
    return {
        _("Way"): _(MODELS[name]),
        _("Cost per applicant"): f"{one.cost:.2f}",
        _("95 % interval"): f"{one.low:.2f} – {one.high:.2f}",
        _("Refused"): f"{one.refused:.0%}",
        _("Good customers turned away"): one.good_refused,
        _("Bad loans granted"): one.bad_accepted,
        _("Searched"): f"{honest.cost:.2f}",
    }


def fails(case: Scenario, arrays: Arrays) -> None:
    """Draw how it fails, with the number before and after."""
    fails_view(arrays)
