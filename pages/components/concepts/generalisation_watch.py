"""Overfit it: few pictures, a large network, many epochs, and what that does to new pictures."""

import streamlit as st

from core.charts.lessons.generalisation_lines import watch_chart
from core.lessons.generalisation.cures import WRONGS
from core.lessons.generalisation.watching import (
    EPOCH,
    ROWS,
    USUAL,
    WIDTHS,
    Floats,
    at_first,
    gap_at,
    gap_finding,
    gap_sentence,
    study_of,
)
from core.messages import N_
from pages.components.chart import chart
from pages.components.concepts.generalisation_memory import mind
from pages.components.concepts.generalisation_soon import soon
from pages.components.concepts.story_part import tell
from pages.components.i18n import _
from pages.components.metrics.told import headline, limits, told

LIMITS = N_(
    "What this does not tell you: how other pictures would have come out. This is one draw; the numbers with their spread "
    "are in “Every cure”."
)


@st.fragment
def watch_view() -> None:
    """Draw the sliders and both losses of the network that they make."""
    tell("generalisation", "overfit")
    _controls()
    it = mind()
    if (it.rows, it.wrong, it.width) == (USUAL.rows, USUAL.wrong, USUAL.width):
        _draw(at_first())
    else:
        soon(*study_of(it.rows, it.wrong, it.width), _draw, _("Training the network"))
    limits(LIMITS)


def _draw(history: dict[str, Floats]) -> None:
    epoch = mind().epoch
    gap = gap_at(history, epoch)
    alt = headline(gap_finding(gap))
    chart(watch_chart(history, epoch, gap.turned, _), "generalisation_watch", alt)
    told(gap_sentence(gap))


def _controls() -> None:
    it = mind()
    left, right = st.columns(2)
    with left:
        it.width = st.select_slider(_("Units in each hidden layer"), WIDTHS, it.width, key="gen_width")
        it.rows = st.select_slider(_("Training pictures"), ROWS, it.rows, key="gen_rows")
    with right:
        it.epoch = st.slider(
            _(EPOCH.label), int(EPOCH.low), int(EPOCH.high), it.epoch, help=_(EPOCH.help), key="gen_epoch"
        )
        it.wrong = st.select_slider(
            _("Share of wrong labels"), WRONGS, it.wrong, format_func="{:.0%}".format, key="gen_wrong"
        )
