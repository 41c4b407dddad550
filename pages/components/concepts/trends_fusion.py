"""Two senses at a door: which way to join them survives when one gets worse."""

from functools import partial

import streamlit as st

from core.brief import Finding
from core.charts.lessons.trends_fusion import badge_chart, fusion_chart
from core.jobs.studies import answered
from core.lessons import kept
from core.lessons.lesson import Lesson
from core.lessons.trends import fusion_words
from core.lessons.trends.fusion_study import HARMS, SENSES, Arrays, badges, conduct
from core.messages import N_
from pages.components.chart import chart
from pages.components.concepts.on_request import study_on_request
from pages.components.concepts.story_part import tell
from pages.components.engine import engine
from pages.components.i18n import _
from pages.components.keep import keep_button
from pages.components.metrics.told import headline, limits, told
from pages.components.waiting import errand_view

LIMITS = N_(
    "What this does not tell you: how two senses of one moment fare. Voices and badges are real but were paired by us, so that their "
    "mistakes have nothing to do with each other; in a dark and loud room both senses fail together."
)
AS_IT_IS = next(iter(HARMS))
LOUDEST = "sound"  # where the ways differ most


def fusion_view(lesson: Lesson) -> None:
    """Draw how often each way is right while a sense gets worse."""
    tell("trends", "senses")
    with st.container(horizontal=True, gap="medium", key="trends_fusion_settings"):
        senses = {name: _(text) for name, text in SENSES.items()}
        sense = st.segmented_control(
            _("Which sense suffers"), list(senses), format_func=senses.__getitem__, default=LOUDEST,
            required=True, key="trends_sense",
        )  # fmt: skip
        harms = {name: _(text) for name, text in HARMS.items()}
        harm = st.select_slider(
            _("How it arrives"), list(harms), AS_IT_IS, format_func=harms.__getitem__, key="trends_harm"
        )
    _camera(harm if sense == "picture" else AS_IT_IS)
    tell("trends", "fusion")
    errand = study_on_request("trends", "fusion", conduct, _("Train networks to see, to hear, and both"))
    if errand is not None:
        errand_view(errand, partial(_found, sense, harm), _("Networks learn to see, to hear, and both"))
    limits(LIMITS)


def _camera(harm: str) -> None:
    pictures = answered(engine(), "trends", f"badges-{harm}", badges, harm)
    chart(badge_chart(pictures), "trends_badges", _("Six handwritten badge numbers as the camera sees them"))
    st.caption(_("Six handwritten badge numbers as the camera sees them"))


def _found(sense: str, harm: str, found: Arrays) -> None:
    title = fusion_words.title(found, sense, harm)
    chart(fusion_chart(found, sense, harm, _), "trends_fusion", headline(title))
    told(fusion_words.between(found, sense, harm))
    numbers = kept.fusion(found, sense, harm)
    keep_button(Finding("concepts", title, "concepts?topic=trends", numbers=numbers), "trends_fusion")
