"""Intersection over union by moving a box, average precision as an area, and the count as the product's number."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import streamlit as st

from core.charts.scenarios.object_detection import off_chart, overlap_chart, precision_chart
from core.messages import N_
from core.scenarios import Scenario
from core.scenarios.object_detection.finds import curve, read_rightly, right
from core.scenarios.object_detection.judged import predictions
from core.scenarios.object_detection.look import BOX_FIELDS, box_from, counts, first_box, off_by
from core.scenarios.object_detection.measure import finds_of, scenes_of
from core.scenarios.object_detection.words import (
    area_said,
    cancel_said,
    curve_said,
    iou_said,
    off_said,
    read_said,
    unlike_said,
)
from pages.components.chart import chart
from pages.components.i18n import _
from pages.components.metrics.told import headline, limits, told
from pages.components.scenarios.kept import kept
from pages.components.scenarios.object_detection_source import HERE, test_scene
from pages.components.scenarios.object_detection_try import threshold_slider
from pages.components.scenarios.opening import judge_button

Arrays = Mapping[str, Any]
LIMITS = N_("What this does not tell you: which overlap your use needs. A robot's gripper may need 0.9 where a counter is content with 0.3; and a real box is only as exact as the person who drew it.")  # fmt: skip


def good_view(case: Scenario, arrays: Arrays) -> None:
    """Draw the three."""
    st.markdown(_("**1. When is a box right?** Move your box over the first thing of a real scene, and watch the IoU (intersection over union: shared pixels of all pixels that the two boxes cover)."))  # fmt: skip
    _moved(arrays)
    st.divider()
    st.markdown(_("**2. How many are found, how many are wrong?** Each threshold of the confidence is one point of the line."))  # fmt: skip
    threshold = threshold_slider()
    _curve(arrays, threshold)
    st.divider()
    st.markdown(_("**3. What the product sells: the count**"))
    _counted(arrays, threshold)
    judge_button(case, predictions(arrays))
    st.caption(_("In Metrics each box is a row, right or wrong; things that no box was drawn for are missing there, so recall is that of the boxes."))  # fmt: skip
    limits(LIMITS)


@st.fragment
def _moved(arrays: Arrays) -> None:
    picture, controls = st.columns([3, 2], gap="large")  # on a phone the picture comes first
    with controls:
        number = test_scene(arrays, f"{HERE}_box_scene")
        real = arrays["boxes"][arrays["scene"] == number][0]
        own = _own(number, real)
    with picture:
        alt = headline(iou_said(own, real))
        names = (_("yours"), _("real"))
        chart(overlap_chart(arrays["X"][number], own, real, names), f"{HERE}_overlap", alt)


def _own(number: int, real: Any) -> Any:
    """Draw the four sliders, and return the box; each scene has a box of its own."""
    start = first_box(real)
    values = [
        kept(st.slider, f"{HERE}_{name}_{number}", first, _(setting.label), min_value=setting.low, max_value=setting.high)
        for first, (name, setting) in zip(start, BOX_FIELDS.items(), strict=True)
    ]  # fmt: skip
    return box_from(values)


def _curve(arrays: Arrays, threshold: float) -> None:
    truth = scenes_of(arrays)
    real = len(truth.shows)
    both = {way: curve(finds.sure, right(finds, truth), real) for way in ("model", "simple") for finds in [finds_of(arrays, way)]}  # fmt: skip
    alt = headline(curve_said(both["model"], threshold, real))
    names = {"model": _("Grid detector"), "simple": _("Connected ink")}
    lines = {names[way]: (one.recall, one.precision, one.sure) for way, one in both.items()}
    chart(precision_chart(lines, both["model"].at(threshold)[::-1], _), f"{HERE}_precision", alt)
    told(area_said(both["model"], both["simple"]), read_said(*read_rightly(finds_of(arrays).above(threshold), truth)))


def _counted(arrays: Arrays, threshold: float) -> None:
    truth = scenes_of(arrays)
    errors = counts(finds_of(arrays), truth, threshold)
    alt = headline(off_said(errors))
    chart(off_chart(off_by(errors), _), f"{HERE}_off", alt)
    finds = finds_of(arrays)
    taken = finds.sure >= threshold
    told(
        cancel_said(np.asarray(errors), len(truth.shows)), unlike_said(right(finds, truth)[taken], arrays["odd"][taken])
    )
