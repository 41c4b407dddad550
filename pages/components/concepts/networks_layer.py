"""A layer by hand: three neurons of one input, added up to a curve."""

from dataclasses import dataclass, field, replace

import streamlit as st

from core.charts.lessons.networks import layer_chart
from core.lessons.networks.layer import (
    BIAS,
    NEURONS,
    OUT,
    TARGETS,
    WEIGHT,
    Layer,
    layer_finding,
    part_sentence,
)
from core.messages import N_
from pages.components.chart import chart
from pages.components.concepts.networks_dials import choice, remembered
from pages.components.concepts.networks_neuron import shape_choice
from pages.components.concepts.story_part import tell
from pages.components.i18n import _
from pages.components.metrics.told import headline, limits, told

NUMBERS = {
    "weights": (N_("Weight: how steep"), WEIGHT),
    "biases": (N_("Bias: where it turns"), BIAS),
    "outs": (N_("Weight of its answer"), OUT),
}
LIMITS = N_(
    "What this does not tell you: how the first weights and the biases are found. The button only chooses the last weights, which is "
    "one equation to solve; a training finds all of them, step by step."
)


@dataclass
class Hand:
    """Hold the layer as the user set it, which neuron is being set, and what it should come near to."""

    layer: Layer = field(default_factory=Layer)
    chosen: int = 0
    target: str = "flowers"

    @property
    def activation(self) -> str:
        """Which one the neurons have."""
        return self.layer.activation

    @activation.setter
    def activation(self, name: str) -> None:
        self.layer = replace(self.layer, activation=name)


def layer_part() -> None:
    """Draw the sum of the neurons and what is wanted, and the numbers of one of them."""
    hand = remembered("networks_layer", Hand)
    target = TARGETS[hand.target]
    x, y = target.points()
    tell("networks", "layer")
    left, right = st.columns([3, 2], gap="medium")
    with left:
        alt = headline(layer_finding(hand.layer, x, y))
        chart(layer_chart(hand.layer, target, hand.chosen, _), "networks_layer_chart", alt)
        told(part_sentence(hand.layer, hand.chosen))
    with right:
        _controls(hand)
    limits(LIMITS)


def _controls(hand: Hand) -> None:
    labels = {name: _(target.label) for name, target in TARGETS.items()}
    choice(hand, "target", _("Come near to"), labels, "networks_target")
    neurons = {n: _("neuron {n}").format(n=n + 1) for n in range(NEURONS)}
    choice(hand, "chosen", _("Set"), neurons, "networks_chosen")
    for name in NUMBERS:
        _number(hand, name)
    shape_choice(hand, "networks_layer_shape")
    with st.container(horizontal=True, gap="small"):
        st.button(_("Find the best last weights"), key="networks_fit", icon=":material/auto_fix_high:", on_click=_fit, args=(hand,))  # fmt: skip
        st.button(_("Start over"), key="networks_reset", icon=":material/replay:", type="tertiary", on_click=_reset, args=(hand,))  # fmt: skip


def _number(hand: Hand, name: str) -> None:
    text, (low, high, step) = NUMBERS[name]
    key = f"networks_{name}"
    st.session_state[key] = min(max(getattr(hand.layer, name)[hand.chosen], low), high)
    st.slider(_(text), low, high, step=step, key=key, on_change=_take, args=(hand, name, key))


def _take(hand: Hand, name: str, key: str) -> None:
    hand.layer = hand.layer.changed(name, hand.chosen, st.session_state[key])


def _fit(hand: Hand) -> None:
    hand.layer = hand.layer.fitted(*TARGETS[hand.target].points())


def _reset(hand: Hand) -> None:
    hand.layer = Layer(activation=hand.activation)
