"""Which loss for which question, and what the same loans become with each."""

from dataclasses import dataclass
from typing import Any

import streamlit as st

from core.brief import Finding
from core.charts.lessons.losses import choosing_chart
from core.jobs.studies import study
from core.lessons import kept
from core.lessons.losses.choosing import NAME, QUANTITIES, SEEDS, TRIED, choosing_finding, conduct
from core.messages import N_
from pages.components import state
from pages.components.chart import chart
from pages.components.concepts.networks_dials import choice, remembered
from pages.components.concepts.story_part import tell
from pages.components.engine import engine
from pages.components.i18n import _
from pages.components.keep import keep_button
from pages.components.metrics.told import headline
from pages.components.waiting import errand_view

LIMITS = N_(
    "What this does not tell you: what happens on other data. This is one table with one split, {seeds} random starts for each loss, and "
    "200 test rows, so that the share that went bad is itself uncertain by some points."
)


@dataclass
class Hand:
    """Hold whether the training was asked for, and what is compared."""

    asked: bool = False
    quantity: str = "said"


def choosing_part() -> None:
    """Draw the table of questions, then the study or its button."""
    hand = remembered("losses_choosing", Hand)
    tell("losses", "choosing")
    if not hand.asked:
        label = _("Train {n} models on real loans, {seeds} with each loss").format(n=SEEDS * len(TRIED), seeds=SEEDS)
        st.button(label, key="losses_train", icon=":material/model_training:", on_click=_ask, args=(hand,))
        return
    errand = study(engine(), engine().store, "losses", NAME, conduct, state.memory().owner)
    errand_view(errand, _result, _("Training with each loss"), _picture)


def _ask(hand: Hand) -> None:
    hand.asked = True


def _result(found: dict[str, Any]) -> None:
    hand = remembered("losses_choosing", Hand)
    choice(hand, "quantity", _("Compare"), {name: _(it.label) for name, it in QUANTITIES.items()}, "losses_quantity")
    _picture({loss: found[loss] for loss in TRIED}, hand.quantity)
    st.caption(_(LIMITS).format(seeds=SEEDS))
    said, numbers = choosing_finding(found, hand.quantity), kept.losses(found, hand.quantity)
    keep_button(Finding("concepts", said, "concepts?topic=losses", numbers=numbers), "losses_choosing")


def _picture(found: dict[str, Any], quantity: str = "said") -> None:
    finding = choosing_finding(found, quantity)
    chart(choosing_chart(found, quantity, _), f"losses_choosing_{len(found)}", headline(finding))
