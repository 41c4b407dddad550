"""How it fails: noise, speed, a narrow line, and a phrase that the grammar lacks."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from core.messages import N_
from core.scenarios import Scenario
from core.scenarios.transcription.answer import LABELS, bent, bent_some, bent_wav, clip_of
from core.scenarios.transcription.clips import clips
from core.scenarios.transcription.errors import errors
from core.scenarios.transcription.told import bent_said, forced_said, marked, rate_said, some_said, vocabulary_said
from core.scenarios.voice_commands.bends import BENDS
from pages.components.concepts.on_request import study_on_request
from pages.components.i18n import _, say
from pages.components.metrics.told import headline, limits, told
from pages.components.scenarios.kept import chosen, kept
from pages.components.scenarios.measuring import ask
from pages.components.scenarios.transcription_try import FIRST, HERE, mark_key
from pages.components.waiting import errand_view

Arrays = Mapping[str, Any]
LIMITS = N_("What this does not tell you: how rooms, two voices at once or a bad microphone sound. White noise is the simplest kind; people who talk in the background are harder.")  # fmt: skip
LACKS = "lacks"


def fails_view(case: Scenario, arrays: Arrays) -> None:
    """Draw a failure chosen by the user, with the errors before and after."""
    titles = {LACKS: _("A phrase that the grammar lacks")} | {name: _(it.label) for name, it in BENDS.items()}
    kind = chosen(f"{HERE}_bend", LACKS, _("What goes wrong"), titles)
    labels = {clip.file: clip.text for clip in clips()}
    file = kept(st.selectbox, f"{HERE}_fails_file", FIRST, _("Recording"), options=list(labels), format_func=labels.__getitem__)  # fmt: skip
    if kind == LACKS:
        _lacks(arrays, file)
    else:
        _bent(case, file, kind)
    limits(LIMITS)


def _lacks(arrays: Arrays, file: str) -> None:
    headline(forced_said(arrays))
    st.audio(clip_of(file).path.read_bytes(), format="audio/wav")
    place, said = [clip.file for clip in clips()].index(file), clip_of(file).words
    names = {
        "grammar": _("Grammar that has it"), "grammar_out": _("Grammar that lacks it"),
        "list": _("Pairs of words that have it"), "list_out": _("Pairs of words that lack it"),
    }  # fmt: skip
    for (way, name), column in zip(names.items(), [*st.columns(2), *st.columns(2)], strict=True):
        words = str(arrays[f"text_{way}"][place]).split()
        column.markdown(f"**{name}**: {marked(said, words)}")
        column.caption(say(rate_said(said, words)))
    mark_key()
    told(vocabulary_said(arrays))


def _bent(case: Scenario, file: str, kind: str) -> None:
    bend = BENDS[kind]
    left, right = st.columns(2)
    with left:
        shown = {amount: _(text) for amount, text in bend.names().items()}
        amount = kept(st.select_slider, f"{HERE}_amount_{kind}", bend.usual, _(bend.unit), options=bend.amounts, format_func=shown.__getitem__)  # fmt: skip
    with right:
        way = chosen(f"{HERE}_way", "grammar", _("Heard by"), {name: _(label) for name, label in LABELS.items()})
    said, none = clip_of(file).words, bend.amounts[0]
    before, after = (
        ask(case, f"bent-{file}-{way}-{kind}-{at:g}", bent, file, way, kind, at).words for at in (none, amount)
    )
    headline(bent_said(kind, errors(said, before), errors(said, after), len(said)))
    st.audio(bent_wav(file, kind, amount), format="audio/wav")
    st.markdown(_("**Before:** {text}").format(text=marked(said, before)))
    st.markdown(_("**After:** {text}").format(text=marked(said, after)))
    mark_key()
    label = _("Measure it on twelve recordings (half a minute)")
    errand = study_on_request(case.name, f"bent-{kind}-{amount:g}", partial(bent_some, kind=kind, amount=amount), label)
    if errand is not None:
        errand_view(errand, _some, _("Listening"))


def _some(found: Arrays) -> None:
    told(some_said(found, "grammar"), some_said(found, "list"))
