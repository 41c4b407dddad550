"""The case of disease risk: a patient, the people of the study, what a threshold does, how it fails."""

from collections.abc import Mapping
from typing import Any

from core.brief import Finding
from core.charts.calibration import reliability_chart
from core.charts.scenarios.disease_risk import benefit_chart, people_chart
from core.messages import N_
from core.scenarios import Scenario, kept_views
from core.scenarios.clinic.benefit import curves
from core.scenarios.clinic.graded import reliability_from
from core.scenarios.clinic.screening import screened
from core.scenarios.disease_risk import words
from core.scenarios.disease_risk.measure import EXPERIMENT
from core.scenarios.disease_risk.people import people
from core.scenarios.disease_risk.showing import FIRST, LIMITS, NEEDED, UNLIKE, WITHIN
from pages.components.chart import chart
from pages.components.i18n import _
from pages.components.keep import keep_button
from pages.components.metrics.told import beside, limits, told
from pages.components.scenarios.clinic_data import column_menu, outcomes_view, rows_view
from pages.components.scenarios.clinic_form import Form
from pages.components.scenarios.clinic_threshold import threshold_slider
from pages.components.scenarios.clinic_try import Doctor, try_view
from pages.components.scenarios.disease_risk_fails import fails_view

Arrays = Mapping[str, Any]
THRESHOLD = 15  # percent


def try_it(case: Scenario, arrays: Arrays) -> None:
    """Draw a person, the risk, and why."""
    doctor = Doctor(EXPERIMENT, NEEDED, slider, words.verdict, words.alike_words)
    try_view(case, Form(case.name, people(), arrays, FIRST, LIMITS, UNLIKE, WITHIN), doctor)
    limits(
        N_("What this does not tell you: what would lower the risk, or what one would die of. The risk is that of dying from 1983 to 1992 for somebody who has lived to 1982, so 12 to 21 years after the examination; it says nothing of the years before. The people all smoked and were examined in 1971; “I don't know” is said where too little is known or nobody in training comes near, which is no test of whether the risk still holds today.")
    )  # fmt: skip


def slider(case: Scenario, view: str) -> float:
    """Draw the threshold from which on people are invited."""
    return threshold_slider(case.name, view, THRESHOLD, _("Invite from this risk on"))


def data(case: Scenario) -> None:
    """Draw people of the study, and who died by a column."""
    rows_view(case, people())
    options = {
        "age": _("Age in 1971"),
        "sex": _("Sex"),
        "sport": _("Sport"),
        "school": _("Schooling"),
        "alcohol": _("Alcohol"),
    }
    found = words.died_by(column_menu(case, _("Who died, by"), options))
    outcomes_view(people(), found, _("Share who died from 1983 to 1992"), f"case_{case.name}_died")


def good(case: Scenario, arrays: Arrays) -> None:
    """Draw whom a threshold finds, what that is worth, and whether the risks hold."""
    threshold = slider(case, "good")
    it = screened(arrays["truth"], arrays["chance"], threshold)
    finding = words.screening_finding(it)
    alt = beside(finding)
    chart(people_chart(it, _), f"case_{case.name}_people", alt)
    told(words.screening_words(it))
    numbers = kept_views.screened(it)
    keep_button(
        Finding("scenarios", finding, f"scenarios?case={case.name}", numbers=numbers), f"case_{case.name}_screening"
    )
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
