"""A patient of the user's own in a case of medicine: the answer, and why."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from core.brief import Finding
from core.experiment import Experiment
from core.messages import Message
from core.scenarios import Scenario
from core.scenarios.clinic.patient import Answer, unknown_words
from pages.components.i18n import _
from pages.components.keep import keep_button
from pages.components.metrics.told import headline, told
from pages.components.scenarios.clinic_answer import answered, unsure, why
from pages.components.scenarios.clinic_form import Form, form
from pages.components.scenarios.opening import run_buttons


@dataclass(frozen=True, eq=False)
class Doctor:
    """Hold who answers in a case, and how the answer is put into words.

    Parameters
    ----------
    experiment : Experiment
        Whose network answers.
    needed : sequence of str
        Columns without which there is no answer.
    slider : callable
        Draws the threshold of the case in a view, and returns it.
    verdict : callable
        Says an answer and what is done at a threshold.
    alike : callable
        Says what became of those alike.
    """

    experiment: Experiment
    needed: Sequence[str]
    slider: Callable[[Scenario, str], float]
    verdict: Callable[[Answer, float], Message]
    alike: Callable[[Answer], Message]


def try_view(case: Scenario, about: Form, by: Doctor) -> None:
    """Draw the form of a patient, the answer with its reasons or none, and the ways to other pages."""
    st.caption(_("A teaching demo: never for a real patient. What you type stays in this session."))
    x = form(about)
    threshold = by.slider(case, "try")
    it = answered(case, about.arrays, by.experiment, about.data, x, by.needed)
    finding = by.verdict(it, threshold)
    headline(finding)
    if it.knows:
        told(by.alike(it), unknown_words(it))
        why(case, about.data, x, it, threshold)
        keep_button(Finding("scenarios", finding, f"scenarios?case={case.name}"), f"case_{case.name}_try")
    else:
        unsure(case, about.data, x, it, threshold)
    run_buttons(case, by.experiment, about.data, threshold)
