"""The case of disease risk: a patient, the people of the study, what a threshold does, how it fails."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from core.brief import Finding
from core.charts.calibration import reliability_chart
from core.charts.scenarios.credit_risk import Mark, marks_chart
from core.charts.scenarios.disease_risk import benefit_chart, people_chart
from core.messages import N_
from core.scenarios import Scenario
from core.scenarios.clinic.benefit import curves
from core.scenarios.clinic.graded import reliability_from
from core.scenarios.clinic.patient import unknown_words
from core.scenarios.clinic.rows import rows_shown
from core.scenarios.clinic.screening import screened
from core.scenarios.disease_risk import words
from core.scenarios.disease_risk.measure import EXPERIMENT
from core.scenarios.disease_risk.people import people
from core.scenarios.disease_risk.showing import FIRST, LIMITS, NEEDED, UNLIKE, WITHIN
from pages.components.chart import chart
from pages.components.i18n import _, say
from pages.components.keep import keep_button
from pages.components.metrics.told import beside, headline, limits, told
from pages.components.scenarios.clinic_answer import answered, unsure, why
from pages.components.scenarios.clinic_form import Form, form
from pages.components.scenarios.clinic_threshold import threshold_slider
from pages.components.scenarios.disease_risk_fails import fails_view
from pages.components.scenarios.opening import run_buttons

Arrays = Mapping[str, Any]
THRESHOLD = 15  # percent


def try_it(case: Scenario, arrays: Arrays) -> None:
    """Draw a person, the risk, and why."""
    st.caption(_("A teaching demo: never for a real patient. What you type stays in this session."))
    data = people()
    x = form(Form(case.name, data, arrays, FIRST, LIMITS, UNLIKE, WITHIN))
    threshold = slider(case, "try")
    it = answered(case, arrays, EXPERIMENT, data, x, NEEDED)
    finding = words.verdict(it, threshold)
    headline(finding)
    if it.knows:
        told(words.alike_words(it), unknown_words(it))
        why(case, data, x, it, threshold)
        keep_button(Finding("scenarios", finding, f"scenarios?case={case.name}"), f"case_{case.name}_try")
    else:
        unsure(case, data, x, it, threshold)
    run_buttons(case, EXPERIMENT, data, threshold)
    limits(
        N_("What this does not tell you: what would lower the risk, or what one would die of. The risk is that of dying from 1983 to 1992 for somebody who has lived to 1982, so 12 to 21 years after the examination; it says nothing of the years before. The people all smoked and were examined in 1971; “I don't know” is said where too little is known or nobody in training comes near, which is no test of whether the risk still holds today.")
    )  # fmt: skip


def slider(case: Scenario, view: str) -> float:
    """Draw the threshold from which on people are invited."""
    return threshold_slider(case.name, view, THRESHOLD, _("Invite from this risk on"))


def data(case: Scenario) -> None:
    """Draw people of the study, and who died by a column."""
    shown = [{say(name): say(value) for name, value in row} for row in rows_shown(people())]
    st.dataframe(shown, hide_index=True, key=f"case_{case.name}_rows")
    options = {
        "age": _("Age in 1971"),
        "sex": _("Sex"),
        "sport": _("Sport"),
        "school": _("Schooling"),
        "alcohol": _("Alcohol"),
    }
    column = st.selectbox(_("Who died, by"), list(options), format_func=options.__getitem__, key=f"case_{case.name}_by")
    finding, rows = words.died_by(column)
    alt = beside(finding)
    marks = [Mark(words.said(label), *values, "after") for label, values in rows]
    chart(marks_chart(marks, _("Share who died from 1983 to 1992"), _, ".0%"), f"case_{case.name}_died", alt)


def good(case: Scenario, arrays: Arrays) -> None:
    """Draw whom a threshold finds, what that is worth, and whether the risks hold."""
    threshold = slider(case, "good")
    it = screened(arrays["truth"], arrays["chance"], threshold)
    finding = words.screening_finding(it)
    alt = beside(finding)
    chart(people_chart(it, _), f"case_{case.name}_people", alt)
    told(words.screening_words(it))
    keep_button(Finding("scenarios", finding, f"scenarios?case={case.name}"), f"case_{case.name}_screening")
    _benefit(case, arrays, threshold)
    alt = beside(words.calibration_finding(arrays))
    reliable = reliability_from(arrays, "rel_model"), reliability_from(arrays, "rel_simple")
    picture = reliability_chart(reliable[0], _("death"), _, (_("logistic regression"), reliable[1]))
    chart(picture, f"case_{case.name}_reliability", alt)
    told(words.heart_words(arrays))
    limits(
        N_("What this does not tell you: whether examining helps. Finding somebody who will die is worth something only where a treatment changes that, which needs a trial.")
    )  # fmt: skip


def _benefit(case: Scenario, arrays: Arrays, threshold: float) -> None:
    it = curves(arrays["truth"], arrays["chance"], arrays["simple"])
    alt = beside(words.benefit_finding(it))
    chart(benefit_chart(it, threshold, _), f"case_{case.name}_benefit", alt)
    told(words.benefit_words(it, threshold), words.lead_words(it, threshold))


def fails(case: Scenario, arrays: Arrays) -> None:
    """Draw how it fails, with the number before and after."""
    fails_view(case, arrays, slider)
