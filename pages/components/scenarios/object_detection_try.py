"""A scene, the boxes found in it with their confidence, the count, and which cells of the grid say so."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from core.charts.scenarios.object_detection import scene_chart
from core.messages import N_
from core.scenarios import Scenario
from core.scenarios.object_detection.look import THRESHOLD, Looked, looked
from core.scenarios.object_detection.measure import usual_in, weights_of
from core.scenarios.object_detection.words import cells_said, counted_said
from pages.components.chart import chart
from pages.components.i18n import _
from pages.components.metrics.told import beside, headline, limits
from pages.components.scenarios.kept import kept
from pages.components.scenarios.object_detection_boxes import boxes_of
from pages.components.scenarios.object_detection_source import HERE, source

Arrays = Mapping[str, Any]
LIMITS = N_("What this does not tell you: how it would do on photographs. It has seen nothing but digits on paper, and calls anything dark of their size a digit. The cells say where it looks, not why.")  # fmt: skip


def try_view(case: Scenario, arrays: Arrays) -> None:
    """Draw the user's scene with its boxes, its count and the cells."""
    picture, controls = st.columns([3, 2], gap="large")  # on a phone the picture comes first
    with controls:
        shown = source(case, arrays)
        threshold = threshold_slider()
    if shown is None:
        return
    seen = looked(weights_of(arrays), usual_in(arrays), shown.X, shown.boxes, shown.shows)
    with picture:
        alt = headline(counted_said(seen, threshold))
        chart(scene_chart(seen.X, boxes_of(seen, threshold)), f"{HERE}_found", alt)
        st.caption(_("Solid: found; “there” is the confidence that something is there, then the digit and its probability. Dashed orange: wrongly found, or unlike any digit. Dotted grey: what is really there, where that is known."))  # fmt: skip
    _cells(seen)
    limits(LIMITS)


def _cells(seen: Looked) -> None:
    st.markdown(_("**Why**"))
    left, right = st.columns([3, 2], gap="large")
    with left:
        alt = beside(cells_said(seen))
        chart(scene_chart(seen.X, [], 300, seen.cells), f"{HERE}_cells", alt)
    with right:
        st.markdown(_("The detector cuts the picture into 6 by 6 cells. Each cell says how sure it is that a digit has its **middle** in it, how large the digit's box is, and which digit it is. Of boxes that overlap, only the surest stays (“non-maximum suppression”). Two middles in one cell can't both be found: that is how this design loses things that lie on each other."))  # fmt: skip
        st.caption(_("Confidence: that something is there. Probability: that it is this digit."))
        st.dataframe(_rows(seen), hide_index=True, key=f"{HERE}_finds")


def _rows(seen: Looked) -> list[dict[str, Any]]:
    return [
        {_("Digit"): int(shows), _("Confidence"): f"{sure:.0%}", _("Probability"): f"{chance:.0%}"}
        for shows, sure, chance in zip(seen.finds.shows, seen.finds.sure, seen.finds.chance, strict=True)
    ]  # fmt: skip


def threshold_slider() -> float:
    """Draw the threshold, the same in all views of the case."""
    return float(
        kept(
            st.slider, f"{HERE}_threshold", THRESHOLD.default, _(THRESHOLD.label), min_value=THRESHOLD.low,
            max_value=THRESHOLD.high, step=0.05, help=_(THRESHOLD.help),
        )
    )  # fmt: skip
