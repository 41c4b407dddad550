"""What happens to faces, and how many are still found and recognised."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from core.charts.pictures import pictures
from core.charts.scenarios.face_recognition import photo_chart
from core.messages import N_
from core.scenarios import Scenario
from core.scenarios.face_recognition import failing, words
from core.scenarios.face_recognition.errors import errors
from core.scenarios.face_recognition.harm import HARMS
from core.scenarios.face_recognition.measure import faces_of, own_of
from core.scenarios.face_recognition.pictures import SIDE
from pages.components.chart import chart
from pages.components.i18n import _
from pages.components.metrics.told import beside, headline, limits, told
from pages.components.scenarios.face_recognition_kept import HERE
from pages.components.scenarios.kept import chosen, kept
from pages.components.scenarios.measuring import ask

FIRST = 3  # of the amounts


def fails(case: Scenario, arrays: Mapping[str, Any]) -> None:
    """Draw the faces after the harm that the user chose."""
    labels = {name: _(harm.label) for name, harm in HARMS.items()}
    name = chosen(f"{HERE}_harm", next(iter(HARMS)), _("What happens to the picture"), labels)
    percent = _percent(name)
    before, after = (_harmed(case, arrays, name, amount) for amount in (0, percent))
    alt = headline(words.harm(name, before, after))
    told(words.harm_sure(after))
    chart(pictures(after.examples.reshape(len(after.examples), -1), (SIDE, SIDE), [""] * len(after.examples)), f"harmed_{case.name}", alt)  # fmt: skip
    _photo(case, name, percent)
    st.caption(_("The faces are test faces of the network that judges them; a visit is a harmed copy held against another, untouched one of the same person, at the threshold where both errors are equal. None of the networks learned from harmed pictures."))  # fmt: skip
    limits(N_("What this does not tell you: how a camera of yours sees people at night. And whether it fails for some people more than for others: the pictures say nothing about who is shown."))  # fmt: skip


def _percent(name: str) -> int:
    """Draw how much of a harm there is, in its own unit, and return it in percent of the most."""
    harm, name = HARMS[name], f"{HERE}_strength_{name}"
    amounts = harm.amounts
    amount = kept(st.select_slider, name, amounts[FIRST], _(harm.unit), options=amounts)
    return harm.percent(amount)


def _harmed(case: Scenario, arrays: Mapping[str, Any], name: str, percent: int) -> failing.Harmed:
    threshold = errors(arrays["numbers"]).equal[0]
    given = (name, percent / 100, faces_of(arrays), arrays["tests"], own_of(arrays), threshold)
    found: failing.Harmed = ask(case, f"harmed-{name}-{percent}", failing.harmed, *given)
    return found


def _photo(case: Scenario, name: str, percent: int) -> None:
    before, after = (
        ask(case, f"photo-{name}-{amount}", failing.harmed_photo, name, amount / 100) for amount in (0, percent)
    )
    alt = beside(words.harm_photo(before, after, failing.middle_after(before, name, percent / 100), words.WEIGHTS[2]))
    for place, found, number in zip(st.columns(2), (before, after), (0, 1), strict=True):
        with place:
            chart(photo_chart(found, words.WEIGHTS[2], _, 260), f"photo_{number}_{case.name}", alt)
