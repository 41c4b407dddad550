"""What a Transformer attends to, with and without positions, and what shuffling does to its answer."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st
from numpy.typing import NDArray

from core.brief import Finding
from core.charts.lessons.architectures import attention_chart
from core.lessons import Lesson, kept
from core.lessons.architectures.attention import attended, weights_of
from core.lessons.architectures.letters import LONGEST, checked, shuffled
from core.lessons.architectures.places_words import KINDS, answer_of, moved, places_said, where_said, word_said
from core.messages import N_
from pages.components.chart import chart
from pages.components.concepts.architectures_studies import study_of
from pages.components.concepts.guess_first import reveal
from pages.components.concepts.story_part import tell
from pages.components.frame import shielded
from pages.components.i18n import _
from pages.components.keep import keep_button
from pages.components.metrics.told import beside, limits, told
from pages.components.waiting import errand_view

Arrays = Mapping[str, NDArray[Any]]
FIRST = "merchant"
WHAT = N_("Two Transformers are learning words, one of them without positions, three times each")
LIMITS = N_(
    "What this does not tell you: why it answers as it does. Attention says which letters were mixed, not which of them decided. "
    "And models that only read backwards, such as GPT, can tell some of the order even without positions."
)


def shuffled_view(lesson: Lesson) -> None:
    """Draw what became of the guess, once both Transformers are trained."""
    errand_view(study_of("places"), partial(_revealed, lesson), _(WHAT))


def _revealed(lesson: Lesson, arrays: Arrays) -> None:
    reveal("architectures", lesson, answer_of(moved(arrays["chance_without"])), places_said(arrays))


def transformer_view() -> None:
    """Draw the attention of both Transformers for a word of the user's."""
    tell("architectures", "transformer")
    errand = study_of("places")
    if errand.view().status == "done":
        st.fragment(_attended)(errand.view().result)
    else:
        st.caption(_("The two Transformers are still being trained, see above."))


def _attended(arrays: Arrays) -> None:
    with shielded():
        word = checked(_word())
        chances = {kind: attended(weights_of(arrays, kind), word) for kind in KINDS}
        told(word_said(word, chances["with"].chance, chances["without"].chance))
        labels = {kind: _(title) for kind, title in KINDS.items()}
        kind = st.segmented_control(
            _("Transformer"),
            list(KINDS),
            format_func=labels.__getitem__,
            default="with",
            key="attention_kind",
            required=True,
        )
        alt = beside(where_said(chances[kind].attention))
        chart(attention_chart(chances[kind].attention, word, _), "attention", alt)
        st.caption(
            _("Each row is a letter that looks; the darker a cell, the more it takes from the letter of that column.")
        )
        numbers = kept.positions(arrays)
        finding = Finding("concepts", places_said(arrays), "concepts?topic=architectures", numbers=numbers)
        keep_button(finding, "architectures_places")
        limits(LIMITS)


def _word() -> str:
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        word = st.text_input(_("An English word"), FIRST, max_chars=3 * LONGEST, key="attention_word", width=240)
        st.button(_("Shuffle its letters"), key="attention_shuffle", icon=":material/shuffle:", on_click=_shuffle)
    return word


def _shuffle() -> None:
    times = st.session_state["attention_times"] = st.session_state.get("attention_times", 0) + 1
    with shielded():
        st.session_state["attention_word"] = shuffled(checked(st.session_state["attention_word"]), times)
