"""What a session has set in the lesson on optimisers."""

from dataclasses import dataclass, field

import streamlit as st

from core.lessons.optimisers.noise import RATE
from core.lessons.optimisers.race import STEPS
from core.lessons.optimisers.track import Track

KEY = "optimisers"


@dataclass
class Hand:
    """Hold the steps walked, the race, up to which step it is shown, and the rate of the batches."""

    walked: int = 0
    track: Track = field(default_factory=Track)
    upto: int = STEPS
    batch_rate: float = RATE


def hand() -> Hand:
    """Return it."""
    kept: Hand = st.session_state.setdefault(KEY, Hand())
    return kept
