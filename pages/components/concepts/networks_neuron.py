"""One neuron by hand: a curve over one input, or a line through real flowers."""

from dataclasses import dataclass

import numpy as np
import streamlit as st

from core.charts.lessons.networks import flowers_chart
from core.charts.lessons.networks_lines import Dot, Line, lines_chart
from core.lessons.networks.neuron import (
    BIAS,
    INPUT,
    WEIGHT,
    Neuron,
    cut_sentence,
    flowers,
    flowers_finding,
    line,
    line_finding,
    sum_sentence,
)
from core.lessons.networks.shapes import SHAPES
from core.messages import N_
from pages.components.chart import chart
from pages.components.concepts.networks_dials import choice, dial, remembered
from pages.components.concepts.story_part import tell
from pages.components.i18n import _
from pages.components.metrics.told import headline, limits, told

INPUTS = {2: N_("Two inputs: real flowers"), 1: N_("One input: a curve")}
BIAS_HELP = N_("Added to the sum whatever comes in: how easily the neuron says yes.")
LIMITS = N_(
    "What this does not tell you: how well it would do on flowers it has not seen. You set it while looking at the answers, as a "
    "training does."
)
KINDS = N_("Versicolor"), N_("Virginica")


@dataclass
class Hand:
    """Hold how the user set the neuron."""

    inputs: int = 2
    first: float = 0.5
    second: float = 0.0
    bias: float = 0.5
    activation: str = "sigmoid"
    value: float = 1.0


def neuron_part() -> None:
    """Draw the neuron, and the numbers that make it."""
    hand = remembered("networks_neuron", Hand)
    choice(hand, "inputs", _("What comes in"), {n: _(text) for n, text in INPUTS.items()}, "networks_inputs")
    {1: _curve, 2: _flowers}[hand.inputs](hand)


def shape_choice(kept: object, key: str) -> None:
    """Draw the choice of an activation."""
    labels = {name: _(shape.label) for name, shape in SHAPES.items()}
    choice(kept, "activation", _("Activation"), labels, key, _("What the neuron makes of its sum."))


def _flowers(hand: Hand) -> None:
    neuron, it = Neuron((hand.first, hand.second), hand.bias, hand.activation), flowers()
    tell("networks", "neuron")
    left, right = st.columns([3, 2], gap="medium")
    with left:
        alt = headline(flowers_finding(it, neuron))
        chart(flowers_chart(it, neuron, (_(KINDS[0]), _(KINDS[1])), _), "networks_flowers", alt)
        st.caption(_("The deeper the colour, the further the neuron's sum is from the line, where it is zero."))
    with right:
        dial(hand, "first", _("Weight of the petal's length"), WEIGHT, "networks_first")
        dial(hand, "second", _("Weight of the petal's width"), WEIGHT, "networks_second")
        dial(hand, "bias", _("Bias of the neuron"), BIAS, "networks_bias", _(BIAS_HELP))
        shape_choice(hand, "networks_shape")
        told(cut_sentence(neuron))
    limits(LIMITS)


def _curve(hand: Hand) -> None:
    neuron = Neuron((hand.first,), hand.bias, hand.activation)
    x = line()
    said = neuron.said(x[:, np.newaxis])
    point = neuron.said(np.array([[hand.value]]))
    left, right = st.columns([3, 2], gap="medium")
    with left:
        alt = headline(line_finding(neuron))
        figure = lines_chart(
            [Line(x, said)], (_("Input"), _("What the neuron says")), [Dot(hand.value, float(point[0]))], height=360
        )
        chart(figure, "networks_curve", alt)
    with right:
        dial(hand, "first", _("Weight"), WEIGHT, "networks_first")
        dial(hand, "bias", _("Bias of the neuron"), BIAS, "networks_bias", _(BIAS_HELP))
        dial(hand, "value", _("An input"), INPUT, "networks_value")
        shape_choice(hand, "networks_shape")
        st.latex(SHAPES[hand.activation].formula)
        told(sum_sentence(neuron, hand.value))
