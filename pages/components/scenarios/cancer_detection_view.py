"""The case of cancer detection: a mass, the masses of the data, what a threshold costs, how it fails."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from core.brief import Finding
from core.charts.calibration import reliability_chart
from core.charts.scenarios.cancer_detection import costs_chart
from core.charts.scenarios.credit_risk import Mark, marks_chart
from core.messages import N_, Message
from core.scenarios import Scenario
from core.scenarios.cancer_detection import words
from core.scenarios.cancer_detection.costs import RATIOS, costs, threshold_of
from core.scenarios.cancer_detection.masses import LABELS, masses
from core.scenarios.cancer_detection.measure import EXPERIMENT
from core.scenarios.cancer_detection.showing import CAPACITY, CHOICES, FIRST, LIMITS, NEEDED, THRESHOLD, UNLIKE
from core.scenarios.clinic.graded import reliability_from
from core.scenarios.clinic.patient import unknown_words
from core.scenarios.clinic.rows import rows_shown
from pages.components.chart import chart
from pages.components.i18n import _, say
from pages.components.keep import keep_button
from pages.components.metrics.told import beside, headline, limits, told
from pages.components.scenarios.cancer_detection_fails import fails_view
from pages.components.scenarios.clinic_answer import answered, unsure, why
from pages.components.scenarios.clinic_form import Form, form
from pages.components.scenarios.clinic_menu import lasting
from pages.components.scenarios.clinic_threshold import threshold_slider
from pages.components.scenarios.opening import run_buttons

Arrays = Mapping[str, Any]
RATIO = 20  # needless biopsies as bad as a missed cancer, at first look


def try_it(case: Scenario, arrays: Arrays) -> None:
    """Draw a mass, the chance of cancer, and why."""
    st.caption(_("A teaching demo: never for a real patient. What you type stays in this session."))
    data = masses()
    x = form(Form(case.name, data, arrays, FIRST, LIMITS, UNLIKE, choices=CHOICES))
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
        N_("What this does not tell you: what is in the picture. The model sees five words that a radiologist wrote down; among women who are screened, and not already suspected, every chance here is far too high.")
    )  # fmt: skip


def slider(case: Scenario, view: str) -> float:
    """Draw the threshold from which on a mass is biopsied."""
    return threshold_slider(case.name, view, THRESHOLD, _("Biopsy from this chance of cancer on"))


def data(case: Scenario) -> None:
    """Draw masses of the data, and which of them were cancer by a column."""
    shown = [{say(name): say(value) for name, value in row} for row in rows_shown(masses())]
    st.dataframe(shown, hide_index=True, key=f"case_{case.name}_rows")
    options = {name: _(LABELS[name]) for name in masses().feature_names}
    column = st.selectbox(
        _("Which were cancer, by"), list(options), format_func=options.__getitem__, key=f"case_{case.name}_by"
    )
    finding, rows = words.cancers_by(column)
    alt = beside(finding)
    marks = [Mark(masses().card.shown(label), *values, "after") for label, values in rows]
    chart(marks_chart(marks, _("Share that was cancer"), _, ".0%"), f"case_{case.name}_cancers", alt)


def good(case: Scenario, arrays: Arrays) -> None:
    """Draw what a missed cancer costs against a needless biopsy, and what a fixed number of biopsies finds."""
    _costs(case, arrays)
    _capacity(case, arrays)
    off, luck = float(arrays["rel_model_error"]), float(arrays["rel_model_luck"])
    alt = beside(words.calibration_finding(off, luck, len(arrays["truth"])))
    picture = reliability_chart(reliability_from(arrays, "rel_model"), _("cancer"), _)
    chart(picture, f"case_{case.name}_reliability", alt)
    limits(
        N_("What this does not tell you: how the pair of radiologist and model does. People change their judgement when they see a score; that takes a trial with readers.")
    )  # fmt: skip


def _costs(case: Scenario, arrays: Arrays) -> None:
    label = _("A missed cancer is as bad as so many needless biopsies")
    ratio = st.select_slider(label, RATIOS, **lasting(f"case_{case.name}_ratio", RATIO))
    it = costs(arrays["truth"], arrays["chance"], arrays["doctor"], ratio)
    finding = words.cost_finding(it)
    alt = beside(finding)
    chart(costs_chart(it, _), f"case_{case.name}_costs", alt)
    told(words.screening_words(words.at(arrays, threshold_of(ratio))))
    told(words.cost_words(it))
    keep_button(Finding("scenarios", finding, f"scenarios?case={case.name}"), f"case_{case.name}_cost")


def _capacity(case: Scenario, arrays: Arrays) -> None:
    low, high, first = CAPACITY
    label = _("There are biopsies for so many of 100 masses")
    percent = st.slider(label, low, high, **lasting(f"case_{case.name}_capacity", first))
    alt = beside(words.capacity_finding(arrays, percent))
    rows = words.capacity_rows(arrays, words.biopsies_of(arrays, percent))
    marks = [Mark(Message(name), s.value, s.low, s.high, style) for (name, s), style in zip(rows, _STYLES, strict=True)]
    chart(marks_chart(marks, _("Share of the cancers that is found"), _, ".0%"), f"case_{case.name}_recall", alt)


_STYLES = ("after", "other", "before")


def fails(case: Scenario, arrays: Arrays) -> None:
    """Draw how it fails, with the number before and after."""
    fails_view(case, arrays, slider)
