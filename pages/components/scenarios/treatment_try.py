"""A patient of the user's own: risk under each arm, the recommendation or none, and why."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from core.charts.scenarios.treatment import arms_chart, pulls_chart
from core.messages import N_, UserError
from core.scenarios import Scenario
from core.scenarios.treatment import patient
from core.scenarios.treatment.table import COLUMNS
from core.scenarios.treatment.words import help_of, how_known, how_often, in_people, moved, recommended
from core.settings import Flag
from pages.components.chart import chart
from pages.components.i18n import _, say
from pages.components.metrics.told import beside, headline, limits, told
from pages.components.scenarios.kept import shown
from pages.components.scenarios.measuring import ask
from pages.components.scenarios.treatment_open import open_buttons

KEPT = "case_treatment_patient"
REFUSED = "case_treatment_refused"


def try_it(case: Scenario, arrays: Mapping[str, Any]) -> None:
    """Draw the form, the risks and the reasons."""
    st.warning(_("A teaching demo on a trial of the 1990s. Never use it for a patient."), icon=":material/warning:")
    form, shown = st.columns([2, 3], gap="large")
    with form:
        values = _form()
    x = patient.row_of(values)
    answer = patient.answer(arrays, x)
    with shown:
        alt = headline(recommended(answer))
        chart(arms_chart(answer, _), f"arms_{case.name}", alt)
        told(in_people(answer))
    st.caption(say(how_known()))
    told(how_often(arrays))
    _why(case, arrays, x, answer)
    open_buttons(case, arrays)
    limits(N_("What this does not tell you: whether the patient would do as the trial's patients did. The bars hold what other resamples of the trial would say, not what the trial never measured."))  # fmt: skip


def _form() -> Mapping[str, Any]:
    values: dict[str, Any] = st.session_state.setdefault(KEPT, dict(patient.example()))
    names = list(patient.FORM)
    for name in names[: patient.FIRST]:
        _field(name, values)
    with st.expander(_("More about the patient")):
        for name in names[patient.FIRST :]:
            _field(name, values)
    st.button(_("The patient of the first look"), key="treatment_again", type="tertiary", icon=":material/undo:", on_click=_again)  # fmt: skip
    return values


def _field(name: str, values: Mapping[str, Any]) -> None:
    described, key = patient.FORM[name], f"treatment_{name}"
    shown(key, values[name])
    change = partial(_take, name)
    if isinstance(described, Flag):
        st.toggle(_(described.label), key=key, on_change=change)
    else:
        st.number_input(_(described.label), value=None, step=1, key=key, help=say(help_of(name)), on_change=change)
    if st.session_state.get(REFUSED) == name:
        st.warning(say(patient.asked_for(name, values[name])), icon=":material/info:")


def _take(name: str) -> None:
    try:
        st.session_state[KEPT][name] = patient.FORM[name].check(st.session_state[f"treatment_{name}"])
        st.session_state.pop(REFUSED, None)
    except UserError:
        st.session_state[REFUSED] = name


def _again() -> None:
    for kept in (KEPT, REFUSED):
        st.session_state.pop(kept, None)


def _why(case: Scenario, arrays: Mapping[str, Any], x: Any, answer: patient.Answer) -> None:
    one, other = answer.compared
    weights = patient.weights_of(arrays)
    what = f"pulls-{patient.digest(x)}-{one}-{other}"
    pulls = ask(case, what, patient.pulls, weights, x, one, other)
    alt = beside(moved(pulls, one, other))
    chart(pulls_chart(pulls, x, _), f"pulls_{case.name}", alt)
    text = _("Shapley values: what each of the {n} columns adds to the difference of the two risks, against a hundred patients of the trial. They say what moved the network, not what would help the patient.")  # fmt: skip
    st.caption(text.format(n=len(COLUMNS)))
