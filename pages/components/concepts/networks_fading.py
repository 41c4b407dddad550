"""The fading gradient, measured in real networks: the reveal, then any depth, activation and start."""

from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st

from core.brief import Finding
from core.charts.lessons.networks import fading_chart
from core.jobs.studies import study
from core.lessons import kept
from core.lessons.lesson import Lesson
from core.lessons.networks.fading import DEEPEST, NAME, conduct
from core.lessons.networks.fading_words import (
    ASKED,
    QUANTITY_LABELS,
    START_LABELS,
    all_faded,
    answer_of,
    answer_sentence,
    fading_finding,
    kept_fading,
    steps_sentence,
)
from core.messages import N_
from pages.components import state
from pages.components.chart import chart
from pages.components.concepts.guess_first import reveal
from pages.components.concepts.networks_dials import choice, dial, remembered
from pages.components.concepts.story_part import tell
from pages.components.engine import engine
from pages.components.i18n import _
from pages.components.keep import keep_button
from pages.components.metrics.told import headline, limits, told
from pages.components.waiting import errand_view

LIMITS = N_(
    "What this does not tell you: how it ends. These are gradients before the first step, in plain stacks of dense layers. Better starts, "
    "normalisation and short cuts around layers are what lets networks of a hundred layers learn all the same."
)


@dataclass
class Hand:
    """Hold what the user looks at."""

    depth: int = 10
    start: str = ASKED.start
    quantity: str = "signal"


def fading_part(lesson: Lesson) -> None:
    """Draw the study, once the guess is made."""
    errand = study(engine(), engine().store, "networks", NAME, conduct, state.memory().owner)
    errand_view(errand, partial(_result, lesson), _("Measuring gradients in real networks"), partial(_so_far, lesson))


def _so_far(lesson: Lesson, found: dict[str, Any]) -> None:
    if ASKED.key in found:
        reveal("networks", lesson, answer_of(found), answer_sentence(found))
    started = all_faded(found, ASKED.start, "signal", Hand.depth)
    if started:
        chart(fading_chart(started, _), "networks_fading_so_far", headline(fading_finding(started, Hand.depth)))


def _result(lesson: Lesson, found: dict[str, Any]) -> None:
    reveal("networks", lesson, answer_of(found), answer_sentence(found))
    _explore(found)


@st.fragment
def _explore(found: dict[str, Any]) -> None:
    hand = remembered("networks_fading", Hand)
    tell("networks", "fading")
    left, right = st.columns([3, 2], gap="medium")
    shown = all_faded(found, hand.start, hand.quantity, hand.depth)
    with left:
        finding = fading_finding(shown, hand.depth)
        chart(fading_chart(shown, _), "networks_fading_chart", headline(finding))
    with right:
        dial(hand, "depth", _("Hidden layers"), (1, DEEPEST, 1), "networks_fading_depth")
        choice(
            hand,
            "start",
            _("Initial weights"),
            {name: _(text) for name, text in START_LABELS.items()},
            "networks_start",
        )
        choice(
            hand, "quantity", _("Show"), {name: _(text) for name, text in QUANTITY_LABELS.items()}, "networks_quantity"
        )
        told(*(steps_sentence(one) for one in shown if hand.depth > 1 and one.name == ASKED.activation))
    limits(LIMITS)
    sentence = kept_fading(shown, hand.start, hand.depth)
    numbers = kept.faded(shown)
    keep_button(Finding("concepts", sentence, "concepts?topic=networks", numbers=numbers), "networks_fading")
