"""How judging treatments fails: doctors who choose, too few patients, other patients."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from core.charts.scenarios.treatment import confounded_chart, elsewhere_chart, expected_chart, sizes_chart
from core.messages import N_
from core.scenarios import Scenario
from core.scenarios.treatment import failing
from core.scenarios.treatment.words import confounding, elsewhere, few, ranked, sicker, worth
from pages.components.chart import chart
from pages.components.concepts.on_request import study_on_request
from pages.components.i18n import _
from pages.components.metrics.told import beside, limits, told
from pages.components.scenarios.kept import chosen, kept, listed
from pages.components.waiting import errand_view

KINDS = {
    "confounding": N_("Doctors chose"),
    "small": N_("Few patients"),
    "shift": N_("Another hospital"),
}
HERE = "case_treatment"
STRENGTH, SIZE = 80, 200  # at first look


def fails(case: Scenario, arrays: Mapping[str, Any]) -> None:
    """Draw the failure that the user chose."""
    labels = {name: _(label) for name, label in KINDS.items()}
    kind = chosen(f"{HERE}_kind", "confounding", _("What goes wrong"), labels)
    _DRAWN[kind](case, arrays)


def _confounding(case: Scenario, arrays: Mapping[str, Any]) -> None:
    label = _("How strongly doctors gave the newer medicine to the sicker (%)")
    strength = kept(st.slider, f"{HERE}_strength", STRENGTH, label, min_value=0, max_value=100, step=20)
    it = failing.confounded(strength / 100)
    alt = beside(confounding(it))
    chart(confounded_chart(it, _), f"confounded_{case.name}", alt)
    told(sicker(it))
    st.caption(_("Rows of the trial were left out so that it looks as if doctors had chosen (zidovudine + didanosine against zidovudine alone); the mean of 200 such draws, and where 95 % of them lie. The weights use the chance of being chosen, which is known here and never known in a hospital."))  # fmt: skip
    limits(
        N_(
            "What this does not tell you: what a hospital's own records hide. Weights repair only what was written down."
        )
    )


def _small(case: Scenario, arrays: Mapping[str, Any]) -> None:
    size = kept(st.select_slider, f"{HERE}_size", SIZE, _("Patients in the trial"), options=failing.SIZES)
    alt = beside(few(size, failing.small(size)))
    chart(sizes_chart(size, _), f"sizes_{case.name}", alt)
    st.caption(
        _(
            "200 trials drawn from the patients of this one, with replacement; “the best” is the arm that was best in all of it."
        )
    )
    limits(N_("What this does not tell you: which arm is truly best. Three of the four are so close that the whole trial can't tell them apart either."))  # fmt: skip


def _shift(case: Scenario, arrays: Mapping[str, Any]) -> None:
    labels = {name: _(group[2]) for name, group in failing.GROUPS.items()}
    name = listed(f"{HERE}_group", "str2", _("Patients that the network has never seen"), labels)
    column, value, _label = failing.GROUPS[name]
    conduct = partial(failing.shifted, column=column, group=value)
    errand = study_on_request(case.name, f"shift-{name}", conduct, _("Train without them, and ask about them"))
    if errand is not None:
        errand_view(errand, partial(_elsewhere, case, arrays, column, value), _("Training without this group"))
    limits(
        N_(
            "What this does not tell you: how patients of another country or decade would do. All of these come from one trial."
        )
    )


def _elsewhere(case: Scenario, arrays: Mapping[str, Any], column: str, value: int, found: Mapping[str, Any]) -> None:
    it = failing.compared(arrays, found["risk"], column, value)
    alt = beside(elsewhere(it))
    chart(expected_chart(it, _), f"expected_{case.name}", alt)
    told(ranked(it))
    alt = beside(worth(it))
    chart(elsewhere_chart(it, _), f"elsewhere_{case.name}", alt)


_DRAWN = {"confounding": _confounding, "small": _small, "shift": _shift}
