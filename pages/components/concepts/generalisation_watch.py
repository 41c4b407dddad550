"""Overfit it: few pictures, a large network, many epochs, and what that does to new pictures."""

import streamlit as st

from core.charts.lessons.generalisation_lines import watch_chart
from core.jobs.studies import answered
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
    watched,
)
from core.messages import N_
from pages.components.chart import chart
from pages.components.concepts.generalisation_memory import Mind, mind
from pages.components.concepts.story_part import tell
from pages.components.engine import engine
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
    history = _history(it)
    gap = gap_at(history, it.epoch)
    alt = headline(gap_finding(gap))
    chart(watch_chart(history, it.epoch, gap.turned, _), "generalisation_watch", alt)
    told(gap_sentence(gap))
    limits(LIMITS)


def _history(it: Mind) -> dict[str, Floats]:
    if (it.rows, it.wrong, it.width) == (USUAL.rows, USUAL.wrong, USUAL.width):
        return at_first()
    what = f"watch-{it.rows}-{it.wrong:g}-{it.width}"
    found: dict[str, Floats] = answered(engine(), "generalisation", what, watched, it.rows, it.wrong, it.width)
    return found


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
