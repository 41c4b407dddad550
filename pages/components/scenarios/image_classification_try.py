"""A picture, the ten probabilities, what the product would do with it, and why the net says so."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import streamlit as st

from core.charts.lessons.architectures import bars, ink
from core.charts.scenarios.image_classification import why_chart
from core.messages import N_
from core.scenarios import Scenario
from core.scenarios.image_classification.coverage import THRESHOLD
from core.scenarios.image_classification.net import EXPERIMENT, SIDE
from core.scenarios.image_classification.unknown import Judged, judged
from core.scenarios.image_classification.why import covered, why_said
from core.scenarios.image_classification.words import answer_said, truth_said
from pages.components.chart import chart
from pages.components.i18n import _
from pages.components.metrics.told import beside, headline, limits, told
from pages.components.scenarios.image_classification_source import HERE, Picture, picture
from pages.components.scenarios.kept import kept
from pages.components.scenarios.opening import run_buttons

Arrays = Mapping[str, Any]
LIMITS = N_("What this does not tell you: whether a calibrated probability lies behind the number (Metrics shows that), and what it would say of a whole form. The distance compares pixel by pixel, so a shifted digit counts as far away too.")  # fmt: skip


def try_view(case: Scenario, arrays: Arrays) -> None:
    """Draw the user's picture with its answer and its reasons."""
    left, right = st.columns(2, gap="large")
    with left:
        shown = picture(case, arrays)
        threshold = threshold_slider()
    if shown is None:
        return
    judge = judged(arrays, shown.ink[np.newaxis])
    with left:
        hover = _("row {row}, column {column}: {value}")
        chart(ink(shown.ink.reshape(SIDE, SIDE), "", hover, 220), f"{HERE}_ink", _("The picture, 8 by 8 pixels"))
    with right:
        _answer(judge, shown, threshold, float(arrays["usual"]))
    _why(arrays, shown, judge)
    run_buttons(case, EXPERIMENT, threshold=threshold)
    st.caption(_("There the same network is looked into on pictures of its own test data; yours stays here."))
    limits(LIMITS)


def threshold_slider() -> float:
    """Draw the threshold, the same in all views of the case."""
    return float(
        kept(
            st.slider, f"{HERE}_threshold", THRESHOLD.default, _(THRESHOLD.label), min_value=THRESHOLD.low,
            max_value=THRESHOLD.high, step=0.01, format="percent", help=_(THRESHOLD.help),
        )
    )  # fmt: skip


def _answer(judge: Judged, shown: Picture, threshold: float, usual: float) -> None:
    alt = headline(answer_said(judge, threshold, usual))
    names = [str(digit) for digit in range(10)]
    chart(bars(judge.chances[0], names, _("Digit"), _("Probability")), f"{HERE}_chances", alt)
    if shown.shows is not None:
        told(truth_said(judge, shown.shows))


def _why(arrays: Arrays, shown: Picture, judge: Judged) -> None:
    digit = int(judge.best[0])
    found = covered(arrays, shown.ink)
    left, right = st.columns(2, gap="large")
    with left:
        alt = beside(why_said(found, digit))
        panels = found.over(digit)[np.newaxis]
        hover = _("row {row}, column {column}: {value} of probability lost when covered")
        chart(why_chart(panels, _("Blue: covering it takes from the answer"), hover), f"{HERE}_why", alt)
    with right:
        st.markdown(_("**The training picture most like it**"))
        near = int(judge.nearest[0])
        chart(
            ink(arrays["train_X"][near].reshape(SIDE, SIDE), "", _("row {row}, column {column}: {value}"), 220),
            f"{HERE}_near",
            _("The training picture most like it"),
        )
        label = _("It shows a {digit}, {far:.0f} away; the rule allows {usual:.0f}.")
        st.caption(label.format(digit=arrays["train_y"][near], far=judge.far[0], usual=arrays["usual"]))
