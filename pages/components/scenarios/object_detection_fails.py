"""How the detector fails: sizes that it never learnt, things on each other, clutter, noise, light; before and after."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from core.charts.palette import BLUE
from core.charts.scenarios.image_classification import GREEN, amounts_chart
from core.charts.scenarios.object_detection import scene_chart
from core.messages import N_
from core.scenarios import Scenario
from core.scenarios.object_detection.failures import FAILURES, study, swept
from core.scenarios.object_detection.measure import fitted_of, usual_in, weights_of
from core.scenarios.object_detection.words import count_failure_said, failure_said
from pages.components.chart import chart
from pages.components.i18n import _
from pages.components.metrics.told import headline, limits, told
from pages.components.scenarios.kept import chosen, kept
from pages.components.scenarios.measuring import ask
from pages.components.scenarios.object_detection_boxes import found_boxes, real_boxes
from pages.components.scenarios.object_detection_source import HERE

Arrays = Mapping[str, Any]
LIMITS = N_("What this does not tell you: which of these your shelf has. Each is cured by training scenes that have it, if you know of it beforehand; the score on the old test scenes would never have warned you.")  # fmt: skip


def fails_view(case: Scenario, arrays: Arrays) -> None:
    """Draw a failure chosen by the user, with average precision before and after."""
    titles = {name: _(failure.label) for name, failure in FAILURES.items()}
    kind = chosen(f"{HERE}_failure", "size", _("What is different"), titles)
    failure = FAILURES[kind]
    amount = kept(st.select_slider, f"{HERE}_amount_{kind}", failure.usual, _(failure.unit), options=failure.amounts)
    with st.spinner(_("Looking at other scenes")):
        found = [
            ask(
                case,
                f"fails-{kind}-{each:g}",
                study,
                weights_of(arrays),
                fitted_of(arrays),
                usual_in(arrays),
                kind,
                each,
            )
            for each in failure.amounts
        ]
    _drawn(kind, amount, dict(zip(failure.amounts, found, strict=True)))
    limits(LIMITS)


def _drawn(kind: str, amount: float, found: Mapping[float, Arrays]) -> None:
    failure, now = FAILURES[kind], found[amount]
    alt = headline(failure_said(kind, amount, found[failure.trained]["model"], now["model"]))
    left, right = st.columns(2, gap="large")
    names = {"model": _("Grid detector"), "simple": _("Connected ink")}
    styles = {names["model"]: (BLUE, "solid"), names["simple"]: (GREEN, "dash")}
    lines = {names[way]: values for way, values in swept(list(found.values())).items()}
    with left:
        titles = (_(failure.unit), _("Average precision"))
        chart(amounts_chart(failure.amounts, lines, styles, amount, titles, ".2f"), f"{HERE}_sweep", alt)
    with right:
        boxes = [*real_boxes(now["boxes"], now["shows"]), *found_boxes(now["found"], now["odd"], now["right"])]
        chart(scene_chart(now["X"], boxes, 340), f"{HERE}_failing", alt)
        st.caption(_("One of these scenes. Solid: rightly found, dashed orange: wrongly found, dotted grey: what is there."))  # fmt: skip
    told(count_failure_said(now["counted"], now["true"], now["unlike"], now["simple"][0]))
