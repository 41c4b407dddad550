"""One prediction: what each loss makes of a chance, and how hard it pushes."""

from dataclasses import dataclass

import streamlit as st

from core.charts.lessons.losses import curves_chart, push_chart
from core.lessons.losses.curves import LOSSES, PERCENT, curve_finding, push_finding
from core.messages import Message
from pages.components.chart import chart
from pages.components.concepts.networks_dials import choice, dial, remembered
from pages.components.concepts.story_part import tell
from pages.components.i18n import _
from pages.components.metrics.told import beside, told


@dataclass
class Hand:
    """Hold the predicted chance of "yes" in percent, and what was true."""

    percent: float = 10.0
    label: int = 1

    @property
    def chance(self) -> float:
        """Between 0 and 1."""
        return self.percent / 100


def curves_part() -> None:
    """Draw losses and pushes side by side, and what moves the point."""
    hand = remembered("losses_curves", Hand)
    tell("losses", "curves")
    with st.container(horizontal=True, gap="medium"):
        choice(hand, "label", _("In truth"), {1: _("yes (label 1)"), 0: _("no (label 0)")}, "losses_label")
        dial(hand, "percent", _("The model's chance of “yes”, %"), PERCENT, "losses_percent")
    left, right = st.columns(2, gap="medium")
    with left:
        alt = beside(curve_finding(hand.chance, hand.label))
        chart(curves_chart(hand.chance, hand.label, _), "losses_curves_chart", alt)
    with right:
        alt = beside(push_finding(hand.chance, hand.label))
        chart(push_chart(hand.chance, hand.label, _), "losses_push_chart", alt)
    told(*(Message(loss.said) for loss in LOSSES.values()))
    tell("losses", "formulas")
