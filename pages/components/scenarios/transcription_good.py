"""The recordings; what a vocabulary does; when a transcript is believed."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from core.charts.scenarios.voice_commands import lines_chart
from core.messages import N_
from core.scenarios import Scenario
from core.scenarios.transcription.answer import LABELS, clip_of
from core.scenarios.transcription.clips import clips
from core.scenarios.transcription.kept import heard_in, worst
from core.scenarios.transcription.told import GRID, doubts, doubts_said, marked, order_said, vocabulary_said
from pages.components.chart import chart
from pages.components.i18n import _
from pages.components.metrics.told import headline, limits, told
from pages.components.scenarios.kept import chosen, kept
from pages.components.scenarios.transcription_try import HERE, mark_key, threshold_slider

Arrays = Mapping[str, Any]
LIMITS = N_("What this does not tell you: which words were wrong. “Not”, a number or a name weigh more than “the”: count the errors in these apart. And 60 clips of one speaker say nothing about other people. The errors of the open vocabulary are not its alone: PocketSphinx was made for 16,000 samples a second, and telephone sound has 8,000.")  # fmt: skip
SHOWN = 5


def data_view(case: Scenario) -> None:
    """Draw a recording to hear, and all texts."""
    labels = {clip.file: clip.text for clip in clips()}
    file = kept(st.selectbox, f"{HERE}_listen", clips()[0].file, _("Listen to a recording"), options=list(labels), format_func=labels.__getitem__)  # fmt: skip
    st.audio(clip_of(file).path.read_bytes(), format="audio/wav")
    with st.expander(_("All {count} texts").format(count=len(clips()))):
        st.dataframe([{_("What is said"): clip.text, _("File"): clip.file} for clip in clips()], hide_index=True, key=f"{HERE}_texts")  # fmt: skip


def good_view(case: Scenario, arrays: Arrays) -> None:
    """Draw what a threshold leaves to people, and the worst transcripts of a vocabulary."""
    headline(order_said(arrays))
    told(vocabulary_said(arrays))
    threshold = threshold_slider()
    alt = headline(doubts_said(arrays, threshold))
    pairs = [doubts(arrays, at) for at in GRID]
    lines = [(_("Right transcripts that are doubted"), [one for one, _other in pairs]), (_("Wrong transcripts that are believed"), [other for _one, other in pairs])]  # fmt: skip
    chart(lines_chart(GRID, lines, threshold, (_("Threshold"), _("Share of transcripts"))), f"{HERE}_doubts", alt)
    st.caption(_("A network of four neurons was trained here to tell right transcripts of the grammar from wrong ones; it is judged on phrases that it has not seen. The wrong ones are mostly recordings whose phrase was taken out of the grammar."))  # fmt: skip
    _worst(arrays)
    limits(LIMITS)


def _worst(arrays: Arrays) -> None:
    way = chosen(f"{HERE}_worst", "open", _("The worst transcripts of"), {name: _(label) for name, label in LABELS.items()})  # fmt: skip
    for file in worst(arrays, way, SHOWN):
        st.markdown(marked(clip_of(file).words, heard_in(arrays, file)[way].words))
    mark_key()
