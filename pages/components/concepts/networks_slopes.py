"""Activations beside their slopes, with a point to move."""

from dataclasses import dataclass

import streamlit as st

from core.charts.lessons.networks_lines import Dot, Line, lines_chart
from core.charts.palette import BLUE, OKABE_ITO
from core.lessons.networks.shapes import SHAPES
from core.lessons.networks.slopes import SUM, at, line, slope_finding, tangent, ten_sentence
from core.messages import Message
from pages.components.chart import chart
from pages.components.concepts.networks_dials import dial, remembered
from pages.components.concepts.networks_neuron import shape_choice
from pages.components.concepts.story_part import tell
from pages.components.i18n import _
from pages.components.metrics.told import headline, told

SLOPE = OKABE_ITO[2]


@dataclass
class Hand:
    """Hold the activation that is looked at, and where."""

    activation: str = "sigmoid"
    z: float = 2.0


def slopes_part() -> None:
    """Draw an activation with its tangent, and its slope beside it."""
    hand = remembered("networks_slopes", Hand)
    tell("networks", "activations")
    with st.container(horizontal=True, gap="medium"):
        shape_choice(hand, "networks_slope_shape")
    dial(hand, "z", _("The neuron's sum z"), SUM, "networks_z")
    alt = headline(slope_finding(hand.activation, hand.z))
    _pictures(hand, alt)
    st.latex(SHAPES[hand.activation].formula)
    told(Message(SHAPES[hand.activation].said), ten_sentence(hand.activation))


def _pictures(hand: Hand, alt: str) -> None:
    shape, x = SHAPES[hand.activation], line()
    value, slope = at(hand.activation, hand.z)
    left, right = st.columns(2, gap="medium")
    with left:
        lines = [Line(x, shape.value(x), _("the function"), BLUE), Line(*tangent(hand.activation, hand.z), _("its slope here"), SLOPE, "dash")]  # fmt: skip
        chart(
            lines_chart(lines, (_("Sum z"), _("What the neuron says")), [Dot(hand.z, value)]), "networks_function", alt
        )
    with right:
        lines = [Line(x, shape.slope(x), _("slope of the function"), SLOPE)]
        dots = [Dot(hand.z, slope, color=SLOPE, symbol="diamond")]
        figure = lines_chart(
            lines, (_("Sum z"), _("Slope: share of an error that gets back")), dots, y={"range": [-0.2, 1.2]}
        )
        chart(figure, "networks_slope", alt)
