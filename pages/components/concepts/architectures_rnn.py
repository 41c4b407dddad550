"""What a recurrent network keeps in mind: one real recording frame by frame, and how far three kinds remember."""

from collections.abc import Mapping
from typing import Any

import streamlit as st
from numpy.typing import NDArray

from core.brief import Finding
from core.charts.lessons.architectures_lines import held_chart, memory_chart, speakers_chart, states_chart
from core.lessons import kept
from core.lessons.architectures.listening import Heard, heard
from core.lessons.architectures.vowels import SPEAKERS, of_speaker
from core.lessons.architectures.words import far_said, held_said, memory_said, recordings_said, speaker_said
from core.messages import N_
from pages.components.chart import chart
from pages.components.concepts.architectures_studies import asked_of
from pages.components.concepts.story_part import tell
from pages.components.frame import shielded
from pages.components.i18n import _
from pages.components.keep import keep_button
from pages.components.metrics.told import beside, headline, limits, told
from pages.components.waiting import errand_view

Arrays = Mapping[str, NDArray[Any]]
LIMITS = N_(
    "What this does not tell you: how far a larger or longer trained layer would remember. All three have 16 units, the same "
    "learning rate and few epochs; a plain RNN can be coaxed further, and a GRU forgets too when there is more to keep."
)


def rnn_view() -> None:
    """Draw the recording, then the test of memory."""
    tell("architectures", "rnn")
    errand = asked_of("speaker", _("Train an RNN on nine voices"))
    if errand is not None:
        errand_view(errand, st.fragment(_recording), _("An RNN is learning nine voices"))
    st.divider()
    tell("architectures", "memory")
    errand = asked_of("remembering", _("Train three kinds of RNN to remember, three times each"))
    if errand is not None:
        errand_view(errand, _remembered, _("Three kinds of RNN are learning to remember, three times each"), _memory)


def _recording(arrays: Arrays) -> None:
    with shielded():
        told(recordings_said(arrays["right"]))
        with st.container(horizontal=True, gap="medium"):
            speakers = {k: str(k + 1) for k in range(SPEAKERS)}
            speaker = st.selectbox(
                _("Speaker"), list(speakers), format_func=speakers.__getitem__, key="rnn_speaker", width=140
            )
            rows = {int(row): str(n) for n, row in enumerate(of_speaker(speaker), 1)}
            row = st.selectbox(
                _("Recording"), list(rows), format_func=rows.__getitem__, key=f"rnn_row_{speaker}", width=140
            )
        _frames(heard(arrays, row))


def _frames(found: Heard) -> None:
    left, right = st.columns(2)
    with left:
        alt = beside(speaker_said(found.chances, found.speaker))
        chart(speakers_chart(found.chances, found.speaker, _), "rnn_chances", alt)
        alt = beside(held_said(found.held))
        chart(held_chart(found.held, _), "rnn_held", alt)
    with right:
        st.markdown(_("**Its memory: 16 numbers, rewritten at each frame**"))
        chart(states_chart(found.states, _), "rnn_states", _("The 16 numbers of the memory, frame by frame"))
        st.caption(_("A band that keeps its colour is something remembered; one that flickers follows the sound."))


def _remembered(found: Arrays) -> None:
    _memory(found)
    told(far_said(found))
    finding = Finding("concepts", far_said(found), "concepts?topic=architectures", numbers=kept.memories(found))
    keep_button(finding, "architectures_memory")
    limits(LIMITS)


def _memory(found: Arrays) -> None:
    alt = headline(memory_said(found))
    chart(memory_chart(found, _), "rnn_memory", alt)
