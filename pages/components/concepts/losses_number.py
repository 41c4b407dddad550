"""One number for everybody: the loss of an answer, felt on real loans."""

from dataclasses import dataclass

import streamlit as st

from core.charts.lessons.losses import number_chart
from core.lessons.losses.number import COUNTS, GUESS, miss_sentence, number_finding
from core.messages import N_
from pages.components.chart import chart
from pages.components.concepts.networks_dials import choice, dial, remembered
from pages.components.concepts.story_part import tell
from pages.components.i18n import _
from pages.components.metrics.told import headline, limits, told

LIMITS = N_(
    "What this does not tell you: which way of counting is right. That is for whoever pays for the mistakes to say, before anybody trains."
)


@dataclass
class Hand:
    """Hold the user's answer, and how its mistakes are counted."""

    answer: float = 5000.0
    count: str = "squared"


@st.fragment
def number_part() -> None:
    """Draw the loss of every answer, and the user's on it."""
    hand = remembered("losses_number", Hand)
    tell("losses", "number")
    left, right = st.columns([3, 2], gap="medium")
    with left:
        alt = headline(number_finding(hand.count, hand.answer))
        chart(number_chart(hand.count, hand.answer, _), "losses_number_chart", alt)
    with right:
        dial(hand, "answer", _("Your answer for every loan, DM"), GUESS, "losses_answer")
        choice(
            hand,
            "count",
            _("How mistakes are counted"),
            {name: _(it.label) for name, it in COUNTS.items()},
            "losses_count",
        )
        told(miss_sentence(hand.answer))
        limits(LIMITS)
