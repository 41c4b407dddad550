"""The case of cancer detection: a mass, the masses of the data, what a threshold costs, how it fails."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from core.brief import Finding
from core.charts.calibration import reliability_chart
from core.charts.scenarios.cancer_detection import costs_chart
from core.charts.scenarios.credit_risk import Mark, marks_chart
from core.messages import N_, Message
from core.scenarios import Scenario, kept_views
from core.scenarios.cancer_detection import words
from core.scenarios.cancer_detection.costs import RATIOS, costs, threshold_of
from core.scenarios.cancer_detection.masses import LABELS, masses
from core.scenarios.cancer_detection.measure import EXPERIMENT
from core.scenarios.cancer_detection.showing import CAPACITY, CHOICES, FIRST, LIMITS, NEEDED, THRESHOLD, UNLIKE
from core.scenarios.clinic.graded import reliability_from
from pages.components.chart import chart
from pages.components.i18n import _
from pages.components.keep import keep_button
from pages.components.metrics.told import beside, limits, told
from pages.components.scenarios.cancer_detection_fails import fails_view
from pages.components.scenarios.clinic_data import column_menu, outcomes_view, rows_view
from pages.components.scenarios.clinic_form import Form
from pages.components.scenarios.clinic_threshold import threshold_slider
from pages.components.scenarios.clinic_try import Doctor, try_view
from pages.components.scenarios.kept import kept

Arrays = Mapping[str, Any]
RATIO = 20  # needless biopsies as bad as a missed cancer, at first look


def try_it(case: Scenario, arrays: Arrays) -> None:
    """Draw a mass, the chance of cancer, and why."""
    doctor = Doctor(EXPERIMENT, NEEDED, slider, words.verdict, words.alike_words)
    try_view(case, Form(case.name, masses(), arrays, FIRST, LIMITS, UNLIKE, choices=CHOICES), doctor)
    limits(
        N_("What this does not tell you: what is in the picture. The model sees five words that a radiologist wrote down; among women who are screened, and not already suspected, every chance here is far too high.")
    )  # fmt: skip


def slider(case: Scenario, view: str) -> float:
    """Draw the threshold from which on a mass is biopsied."""
    return threshold_slider(case.name, view, THRESHOLD, _("Biopsy from this chance of cancer on"))


def data(case: Scenario) -> None:
    """Draw masses of the data, and which of them were cancer by a column."""
    rows_view(case, masses())
    options = {name: _(LABELS[name]) for name in masses().feature_names}
    found = words.cancers_by(column_menu(case, _("Which were cancer, by"), options))
    outcomes_view(masses(), found, _("Share that was cancer"), f"case_{case.name}_cancers")


def good(case: Scenario, arrays: Arrays) -> None:
    """Draw what a missed cancer costs against a needless biopsy, and what a fixed number of biopsies finds."""
    _costs(case, arrays)
    _capacity(case, arrays)
    alt = beside(words.calibration_finding(arrays))
    picture = reliability_chart(reliability_from(arrays, "rel_model"), _("cancer"), _)
    chart(picture, f"case_{case.name}_reliability", alt)
    limits(
        N_("What this does not tell you: how the pair of radiologist and model does. People change their judgement when they see a score; that takes a trial with readers.")
    )  # fmt: skip


def _costs(case: Scenario, arrays: Arrays) -> None:
    label = _("A missed cancer is as bad as so many needless biopsies")
    name = f"case_{case.name}_ratio"
    ratio = kept(st.select_slider, name, RATIO, label, key=f"{name}_widget", options=RATIOS)
    it = costs(arrays["truth"], arrays["chance"], arrays["doctor"], ratio)
    finding = words.cost_finding(it)
    alt = beside(finding)
    chart(costs_chart(it, _), f"case_{case.name}_costs", alt)
    told(words.screening_words(words.at(arrays, threshold_of(ratio))))
    told(words.cost_words(it))
    numbers = kept_views.biopsied(it)
    keep_button(Finding("scenarios", finding, f"scenarios?case={case.name}", numbers=numbers), f"case_{case.name}_cost")


def _capacity(case: Scenario, arrays: Arrays) -> None:
    low, high, first = CAPACITY
    label = _("There are biopsies for so many of 100 masses")
    name = f"case_{case.name}_capacity"
    percent = kept(st.slider, name, first, label, key=f"{name}_widget", min_value=low, max_value=high)
    alt = beside(words.capacity_finding(arrays, percent))
    rows = words.capacity_rows(arrays, words.biopsies_of(arrays, percent))
    marks = [Mark(Message(way), s.value, s.low, s.high, style) for (way, s), style in zip(rows, _STYLES, strict=True)]
    chart(marks_chart(marks, _("Share of the cancers that is found"), _, ".0%"), f"case_{case.name}_recall", alt)


_STYLES = ("after", "other", "before")


def fails(case: Scenario, arrays: Arrays) -> None:
    """Draw how it fails, with the number before and after."""
    fails_view(case, arrays, slider)
