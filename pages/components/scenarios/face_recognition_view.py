"""What only the face case can show: finds and matches of the user's own pictures, both errors, and how they grow."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from core.charts.pictures import pictures
from core.charts.scenarios.face_recognition import errors_chart, many_chart
from core.messages import N_
from core.scenarios import Scenario
from core.scenarios.face_recognition import words
from core.scenarios.face_recognition.errors import errors
from core.scenarios.face_recognition.pictures import FACES, SIDE, cut_outs
from pages.components.chart import chart
from pages.components.i18n import _
from pages.components.metrics.told import beside, headline, limits, told
from pages.components.scenarios.face_recognition_fails import fails
from pages.components.scenarios.face_recognition_kept import HERE, threshold_slider
from pages.components.scenarios.face_recognition_try import try_it
from pages.components.scenarios.kept import kept

__all__ = ["data", "fails", "good", "try_it"]

SHOWN = 16
COSTS = {"accept": (100.0, N_("Cost of a false accept")), "reject": (1.0, N_("Cost of a false reject")), "strangers": (5.0, N_("Strangers among visitors (%)"))}  # fmt: skip


def data(case: Scenario) -> None:
    """Draw some faces and some others."""
    both = {N_("Faces"): cut_outs()[:SHOWN], N_("No faces"): cut_outs()[FACES : FACES + SHOWN]}
    for place, (title, cuts) in zip(st.columns(2), both.items(), strict=True):
        with place:
            st.markdown(f"**{_(title)}**")
            alt = _("{n} cut-outs of 25 by 25 pixels: {title}").format(n=SHOWN, title=_(title))
            chart(pictures(cuts.reshape(SHOWN, -1), (SIDE, SIDE), [""] * SHOWN, 4), f"cuts_{title}", alt)


def good(case: Scenario, arrays: Mapping[str, Any]) -> None:
    """Draw both errors by the threshold, their cost, and what many enrolled people do."""
    told(words.face_or_not_said(arrays))
    it = errors(arrays["numbers"])
    alt = headline(words.equal_error(it, arrays))
    threshold = threshold_slider(it.equal[0])
    chart(errors_chart(it, threshold, _), f"errors_{case.name}", alt)
    told(words.at_threshold(it, threshold))
    accept, reject, strangers = (_cost(place, name) for place, name in zip(st.columns(3), COSTS, strict=True))
    told(words.cost(it, threshold, (accept, reject, strangers / 100)))
    alt = beside(words.many(it, arrays["numbers"], threshold))
    chart(many_chart(it, arrays["numbers"], threshold, _), f"many_{case.name}", alt)
    st.caption(_("**Verification** asks whether you are who you say (one against one), **identification** who you are among all enrolled (one against many). The line takes each comparison as an independent try; the diamonds are measured on the 40 people, who are never independent."))  # fmt: skip
    limits(N_("What this does not tell you: whether some groups of people are rejected more often. The pictures carry no identities, ages or skin colours, so it can't be measured here; measured elsewhere, such gaps were large. Measure it on your own people before you ship."))  # fmt: skip


def _cost(place: Any, name: str) -> float:
    first, label = COSTS[name]
    with place:
        most = 100.0 if name == "strangers" else 1e6
        return float(kept(st.number_input, f"{HERE}_{name}", first, _(label), min_value=0.0, max_value=most))
