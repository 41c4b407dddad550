"""Several classes: three scores, their chances, the loss, and the push on each score."""

from dataclasses import dataclass

import streamlit as st

from core.charts.lessons.losses import chances_chart, pushes_chart
from core.lessons.losses.classes import NAMES, SCORE, Scores, classes_finding, push_sentence, shift_sentence
from pages.components.chart import chart
from pages.components.concepts.networks_dials import choice, dial, remembered
from pages.components.concepts.story_part import tell
from pages.components.i18n import _, say
from pages.components.metrics.told import headline, told


@dataclass
class Hand:
    """Hold the three scores and the true class."""

    a: float = 2.0
    b: float = 1.0
    c: float = -1.0
    true: int = 1

    @property
    def scores(self) -> Scores:
        """With what follows from them."""
        return Scores((self.a, self.b, self.c), self.true)


def classes_part() -> None:
    """Draw the scores to move, the chances, and where the next step moves the scores."""
    hand = remembered("losses_classes", Hand)
    tell("losses", "classes")
    left, right = st.columns([2, 3], gap="medium")
    with left:
        for name in NAMES:
            dial(hand, name.lower(), _("Score of {name}").format(name=name), SCORE, f"losses_score_{name}")
        choice(hand, "true", _("In truth it is"), dict(enumerate(NAMES)), "losses_true")
    with right:
        it = hand.scores
        chart(chances_chart(it, _), "losses_chances", headline(classes_finding(it)))
        chart(pushes_chart(it, _), "losses_pushes", say(push_sentence(it)))
    told(push_sentence(it), shift_sentence())
