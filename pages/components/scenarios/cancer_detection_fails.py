"""How a cancer model fails: rarer cancer, another hospital, noise and units, and a doctor who disagrees."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from core.charts.scenarios.cancer_detection import worth_chart
from core.charts.scenarios.credit_risk import Mark, marks_chart
from core.messages import N_, Message
from core.scenarios import Scenario
from core.scenarios.cancer_detection import words
from core.scenarios.cancer_detection.disagreement import disagreement_finding, disagreements, equal_words
from core.scenarios.cancer_detection.showing import PREVALENCES, SCREENING, prevalence_label
from core.scenarios.clinic.sentences import interval
from pages.components.chart import chart
from pages.components.i18n import _, say
from pages.components.metrics.told import beside, limits, told
from pages.components.scenarios.clinic_menu import menu
from pages.components.scenarios.clinic_pairs import homes_view
from pages.components.scenarios.kept import kept

Arrays = Mapping[str, Any]
Slider = Callable[[Scenario, str], float]
KEY = "case_cancer_detection_fails"


def fails_view(case: Scenario, arrays: Arrays, slider: Slider) -> None:
    """Draw the choice of failures and the one that is chosen."""
    draws = {
        "shift": partial(_shift, case, arrays, slider),
        "doctor": partial(_doctor, case, arrays, slider),
        "hospital": partial(_hospital, arrays),
        "noise": partial(_noise, arrays),
        "units": partial(_units, arrays),
    }
    labels = {
        "shift": _("Cancer is rarer where it is used"),
        "doctor": _("The model and the doctor disagree"),
        "hospital": _("A hospital with other patients"),
        "noise": _("A worse microscope"),
        "units": _("A mistaken unit"),
    }
    draws[menu(f"{KEY}_kind", _("What goes wrong"), labels)]()


def _shift(case: Scenario, arrays: Arrays, slider: Slider) -> None:
    threshold = slider(case, "shift")
    name, label = f"{KEY}_prevalence", _("Cancers among those who are examined")
    after = kept(st.select_slider, name, SCREENING, label, key=f"{name}_widget", options=PREVALENCES, format_func=prevalence_label)  # fmt: skip
    it, before = words.at(arrays, threshold), words.common()
    alt = beside(words.shift_finding(it, before, after))
    chart(worth_chart(it, before, after, _), f"{KEY}_worth", alt)
    told(words.shift_words(it, after))
    limits(N_("What this does not tell you: whether sensitivity and specificity stay the same. At a screening the cancers are smaller and the women younger; usually both get worse. The 5 in 1,000 are a usual order of size, not from this data."))  # fmt: skip


def _doctor(case: Scenario, arrays: Arrays, slider: Slider) -> None:
    threshold = slider(case, "doctor")
    alt = beside(disagreement_finding(arrays, threshold))
    rows = disagreements(arrays, threshold)
    there = [(label, n, part) for label, n, part in rows if n]
    marks = [Mark(Message(label), s.value, s.low, s.high, "after") for label, _n, s in there]
    chart(marks_chart(marks, _("Share that was cancer"), _, ".0%"), f"{KEY}_doctor", alt)
    shown = [
        {_("Who says biopsy"): _(label), _("Masses"): n, _("Cancers"): part.hits, _("Share that was cancer"): say(interval(part))}
        for label, n, part in rows
    ]  # fmt: skip
    st.dataframe(shown, hide_index=True, key=f"{KEY}_doctor_table")
    told(equal_words(arrays))
    limits(N_("What this does not tell you: who should win. The network has read the radiologist's assessment and the radiologist hasn't read the network; “the radiologist” here is a 5 on the BI-RADS scale, while in the clinic a 4 is biopsied too."))  # fmt: skip


def _hospital(arrays: Arrays) -> None:
    homes_view(f"{KEY}_home", arrays, words.HOMES, words.home_finding)
    limits(N_("What this does not tell you: how far a real second hospital is away. Both “hospitals” are cut from one data set by us, and the model is a logistic regression, which does as well as the network here."))  # fmt: skip


def _noise(arrays: Arrays) -> None:
    labels = {str(place): text for place, text in words.noise_labels().items()}
    place = int(menu(f"{KEY}_noise", _("Noise on each number"), {key: say(text) for key, text in labels.items()}))
    beside(words.noise_finding(arrays, place))
    _cells(*words.cell_rows(arrays, "noise", place))


def _units(arrays: Arrays) -> None:
    places = words.columns_by_harm(arrays)
    name = menu(
        f"{KEY}_unit",
        _("The column that comes ten times too large"),
        {name: say(words.column_label(name)) for name in places},
    )
    beside(words.unit_finding(arrays, name))
    _cells(*words.cell_rows(arrays, "units", places[name]))


def _cells(before: Sequence[float], after: Sequence[float]) -> None:
    st.dataframe([_cell_row(_("As measured"), before), _cell_row(_("With the mistake"), after)], hide_index=True, key=f"{KEY}_cells")  # fmt: skip
    limits(N_("What this does not tell you: which mistakes your devices make. These are 171 held-out samples of the second table (cells under a microscope, 30 numbers each), judged by a logistic regression from a chance of 50 % on; the noise and the unit are ours."))  # fmt: skip


def _cell_row(label: str, facts: Sequence[float]) -> dict[str, str]:
    accuracy, auc, found, spared = facts
    return {
        _("Test"): label,
        _("Accuracy"): f"{accuracy:.1%}",
        _("ROC AUC"): f"{auc:.2f}",
        _("Cancers found"): f"{found:.0%}",
        _("Benign spared"): f"{spared:.0%}",
    }
