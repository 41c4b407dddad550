"""Bias and variance: many fits to samples of one curve, from too simple to too complex."""

import streamlit as st

from core.charts.lessons.generalisation_lines import fan_chart, parts_chart
from core.lessons.generalisation.bias import (
    NOISE,
    POINTS,
    SMOOTHERS,
    best_sentence,
    bias_finding,
    capacity_near,
    fan,
    fan_sentence,
    parts_of,
)
from core.messages import N_
from pages.components.chart import chart
from pages.components.concepts.generalisation_memory import Mind, mind
from pages.components.concepts.story_part import tell
from pages.components.i18n import _, say
from pages.components.metrics.told import headline, limits, told

LIMITS = N_(
    "What this does not tell you: where your own model stands. The parts can be told apart here only because the true curve is "
    "known. And the U is no law: networks with far more weights than data often do better again (Belkin and others, 2019)."
)


def bias_view() -> None:
    """Draw the dials, the fan of fits, and the parts of their error."""
    tell("generalisation", "bias")
    it = mind()
    _dials(it)
    parts = parts_of(it.smoother, it.points, it.noise)
    alt = headline(bias_finding(parts, it.capacity))
    fits = fan(it.smoother, it.points, it.noise, it.capacity)
    chart(fan_chart(fits, it.points, it.noise, _), "generalisation_fan", alt)
    told(fan_sentence(parts, it.capacity))
    chart(
        parts_chart(parts, it.capacity, _(SMOOTHERS[it.smoother].axis), _),
        "generalisation_parts",
        say(best_sentence(parts)),
    )
    told(best_sentence(parts))
    limits(LIMITS)


def _dials(it: Mind) -> None:
    titles = {name: _(smoother.title) for name, smoother in SMOOTHERS.items()}
    it.smoother = st.segmented_control(
        _("Kind of model"), list(titles), default=it.smoother, format_func=titles.__getitem__, key="gen_smoother", required=True
    )  # fmt: skip
    left, right = st.columns(2)
    it.points = left.slider(
        _(POINTS.label), int(POINTS.low), int(POINTS.high), it.points, 4, help=_(POINTS.help), key="gen_points"
    )
    it.noise = right.slider(_(NOISE.label), NOISE.low, NOISE.high, it.noise, 0.05, help=_(NOISE.help), key="gen_noise")
    capacities = SMOOTHERS[it.smoother].capacities(it.points)
    it.capacity = st.select_slider(
        _(SMOOTHERS[it.smoother].axis), capacities, capacity_near(capacities, it.capacity),
        key=f"gen_capacity_{it.smoother}_{it.points}",
    )  # fmt: skip
