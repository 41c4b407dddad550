"""What a session has set in the lesson on back-propagation."""

from dataclasses import dataclass, field

import streamlit as st

from core.lessons.backprop.bench import Bench
from core.lessons.backprop.neuron import Neuron
from core.lessons.backprop.saturation import SURE

KEY = "backprop"


@dataclass
class Hand:
    """Hold the single neuron, the network on the bench, the stage of its step, and the answer of a saturated neuron."""

    neuron: Neuron = field(default_factory=Neuron)
    bench: Bench = field(default_factory=Bench)
    stage: str = "start"
    said: float = SURE


def hand() -> Hand:
    """Return it."""
    kept: Hand = st.session_state.setdefault(KEY, Hand())
    return kept
