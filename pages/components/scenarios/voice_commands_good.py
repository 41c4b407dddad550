"""The clips to hear; what a threshold lets through; which words are mistaken for one another."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from core.charts.scenarios.voice_commands import lines_chart
from core.messages import N_
from core.scenarios import Scenario
from core.scenarios.voice_commands.told import (
    GRID,
    confused,
    confused_said,
    rates,
    rates_said,
    rivals_said,
    tongues_said,
)
from core.scenarios.voice_commands.words import ENGLISH, FOLDER, MANDARIN, examples
from pages.components.chart import chart
from pages.components.i18n import _
from pages.components.metrics.told import beside, headline, limits, told
from pages.components.scenarios.kept import kept
from pages.components.scenarios.voice_commands_try import HERE, threshold_slider

Arrays = Mapping[str, Any]
LIMITS = N_("What this does not tell you: how often a device starts on its own while nobody speaks to it. That takes hours of ordinary sound from a room, not sixteen words.")  # fmt: skip
LINES = {
    "done": N_("Rightly carried out"),
    "wrong": N_("Wrongly carried out"),
    "again": N_("Refused"),
    "strange": N_("Other words that set something off"),
}


def data_view(case: Scenario) -> None:
    """Draw the words, and clips of a synthetic and of a real voice."""
    english, mandarin = st.columns(2)
    english.markdown(_("**English:** {words}").format(words=", ".join(ENGLISH)))
    mandarin.markdown(_("**Mandarin:** {words}").format(words="，".join(MANDARIN)))
    labels = {it.file: _(it.label).format(word=it.text) for it in examples()}
    for column, (place, first) in zip(st.columns(2), enumerate(("spoken_07.wav", "7.wav")), strict=True):
        with column:
            file = kept(st.selectbox, f"{HERE}_listen_{place}", first, _("Listen to a clip"), options=list(labels), format_func=labels.__getitem__)  # fmt: skip
            st.audio((FOLDER / file).read_bytes(), format="audio/wav")
    st.caption(_("The left one is a synthetic voice, the right one a real one, unless you choose others. Can you hear which is which?"))  # fmt: skip


def good_view(case: Scenario, arrays: Arrays) -> None:
    """Draw what a threshold lets through, and the commonest mistakes."""
    told(rivals_said(arrays), tongues_said(arrays))
    threshold = threshold_slider()
    alt = headline(rates_said(arrays, threshold))
    found = [rates(arrays, at) for at in GRID]
    lines = [(_(label), [rate[name] for rate in found]) for name, label in LINES.items()]
    chart(lines_chart(GRID, lines, threshold, (_("Threshold"), _("Share of clips"))), f"{HERE}_rates", alt)
    beside(confused_said(arrays))
    rows = [{_("Said"): said, _("Heard"): heard, _("Times"): count} for said, heard, count in confused(arrays)]
    st.dataframe(rows, hide_index=True, key=f"{HERE}_confused")
    limits(LIMITS)
