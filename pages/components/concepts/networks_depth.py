"""Depth by hand: each layer folds the line once more; the same neurons in one layer can't."""

from dataclasses import dataclass

import streamlit as st

from core.charts.lessons.networks_lines import Line, lines_chart
from core.charts.palette import BLUE, GREY
from core.lessons.networks.layer import miss
from core.lessons.networks.pieces import (
    DEEPEST,
    FOLD,
    depth_finding,
    flat,
    flat_sentence,
    folding,
    line,
    outputs,
    pieces,
    random_pieces,
    random_sentence,
)
from core.messages import N_
from pages.components.chart import chart
from pages.components.concepts.networks_dials import dial, remembered
from pages.components.concepts.story_part import tell
from pages.components.i18n import _
from pages.components.metrics.told import headline, limits, told

LIMITS = N_(
    "What this does not tell you: whether your problem is folded like that. Many tables of a business are not, and there a shallow "
    "network, or none, does as well: the playground measures it."
)


@dataclass
class Hand:
    """Hold how many layers there are, and where each folds."""

    depth: int = 3
    fold: float = 0.5


def depth_part() -> None:
    """Draw what the folding network says, and what one layer of as many neurons can do."""
    hand = remembered("networks_depth", Hand)
    tell("networks", "depth")
    left, right = st.columns([3, 2], gap="medium")
    network, x = folding(hand.depth, hand.fold), line()
    deep, made = outputs(network, x), pieces(network, 0, 1)
    shallow = flat(x, deep, 2 * hand.depth)
    with right:
        dial(hand, "depth", _("Hidden layers, two neurons each"), (1, DEEPEST, 1), "networks_layers")
        dial(hand, "fold", _("Bias: where each layer folds"), FOLD, "networks_fold")
        told(flat_sentence(hand.depth, made, miss(shallow, deep)))
        told(random_sentence(hand.depth, random_pieces(hand.depth)))
    with left:
        alt = headline(depth_finding(hand.depth, made))
        one, several = _("1 layer of {n}").format(n=2 * hand.depth), _("{n} layers of 2").format(n=hand.depth)
        both = [Line(x, shallow, one, GREY, "dash", 2.5), Line(x, deep, several, BLUE)]
        lines = [Line(x, deep, one, BLUE)] if hand.depth == 1 else both
        chart(lines_chart(lines, (_("Input"), _("Output")), height=360), "networks_folds", alt)
    limits(LIMITS)
