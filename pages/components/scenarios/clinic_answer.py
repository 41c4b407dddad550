"""The answer to a patient: asked of a worker, explained as a waterfall."""

import hashlib
from collections.abc import Sequence

import streamlit as st

from core.charts.steps import Step, steps_chart
from core.datasets import Dataset
from core.experiment import Experiment
from core.explanation.amounts import amounts_of
from core.explanation.columns import column_name, value_text
from core.explanation.explain import explain_rows
from core.explanation.how import How
from core.messages import N_, Message
from core.scenarios import Scenario
from core.scenarios.clinic.patient import Answer, Arrays, Row, all_the_same, answer, strongest, unknown_words
from core.scenarios.clinic.subject import subject
from pages.components.chart import chart
from pages.components.i18n import _
from pages.components.metrics.told import beside, told
from pages.components.scenarios.measuring import ask


def answered(
    case: Scenario, arrays: Arrays, experiment: Experiment, data: Dataset, x: Row, needed: Sequence[str]
) -> Answer:
    """Return the answer to a patient, none without the columns that are needed; the same patient is asked about once, and only a digest of the values is kept."""
    what = f"patient-{hashlib.sha256(x.tobytes()).hexdigest()[:24]}"
    reasons = ask(case, what, explain_rows, subject(arrays, experiment), x[None], How())
    return answer(data, arrays, x, reasons, needed)


def unsure(case: Scenario, data: Dataset, x: Row, it: Answer, threshold: float) -> None:
    """Draw, out of sight, what the network gives where there is no answer."""
    with st.expander(_("What the network gives all the same")):
        told(all_the_same(it), unknown_words(it))
        why(case, data, x, it, threshold)


def why(case: Scenario, data: Dataset, x: Row, it: Answer, threshold: float) -> None:
    """Draw what pulls the risk up and down."""
    alt = beside(strongest(data, it))
    shares, errors = it.told.values[0, :, 1], it.told.error[0, :, 1]
    steps = [
        Step(column_name(data, j), value_text(data, j, float(x[j])), float(shares[j]), float(errors[j]))
        for j in range(len(x))
    ]
    ends = (Message(N_("average of 100 training rows")), Message(N_("this case")))
    begin, end = float(it.told.base_values[1]), it.chance
    picture = steps_chart(begin, steps, end, amounts_of("classification", "chance"), _, ends, threshold)
    chart(picture, f"case_{case.name}_why", alt)
    st.caption(
        _("Pulls are SHAP values of this network: what each value changes against 100 training rows. They say what moved the answer, not what causes the illness.")
    )  # fmt: skip
