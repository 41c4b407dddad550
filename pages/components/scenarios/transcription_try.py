"""A recording, ours or the user's: what three vocabularies hear, whether it is believed, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from core.charts.scenarios.voice_commands_sound import spectrogram_chart, wave_chart
from core.messages import N_, Message
from core.scenarios import Scenario
from core.scenarios.transcription.answer import (
    LABELS,
    LONGEST,
    Look,
    clip_look,
    clip_of,
    doubt,
    ours,
    own,
    own_look,
    said_in,
)
from core.scenarios.transcription.clips import clips, phrases
from core.scenarios.transcription.judged import predictions
from core.scenarios.transcription.kept import heard_in, sure_of, weights_of
from core.scenarios.transcription.recognise import Heard
from core.scenarios.transcription.told import (
    THRESHOLD,
    answer_said,
    doubts_said,
    marked,
    mixture_said,
    order_said,
    rate_said,
    sign_rows,
    sure_words,
    why_said,
)
from pages.components.chart import chart
from pages.components.i18n import _, say
from pages.components.metrics.told import beside, headline, limits, told
from pages.components.scenarios.kept import chosen, kept
from pages.components.scenarios.measuring import ask
from pages.components.scenarios.opening import judge_button
from pages.components.scenarios.transcription_own import digest, own_sound, private

Arrays = Mapping[str, Any]
HERE = "case_transcription"
FROM = {"clip": N_("One of the recordings"), "own": N_("My own voice")}
FIRST = "conf-getconfno.wav"
LIMITS = N_("What this does not tell you: how well your own language, accent or line is heard. The recogniser knows English only, and the probability was learnt from one speaker. Your recording stays in this session and is not kept.")  # fmt: skip


@dataclass(frozen=True)
class Taken:
    """Hold a recording: what each way heard, what it looks like, the words that were said, its file among ours, and the file of
    ours that a user brought.
    """

    heard: Mapping[str, Heard]
    look: Look
    said: tuple[str, ...]
    file: str = ""
    learnt: str = ""


def try_view(case: Scenario, arrays: Arrays) -> None:
    """Draw a recording with its transcripts."""
    beside(order_said(arrays))
    left, right = st.columns(2, gap="large")
    with left:
        way = chosen(f"{HERE}_from", "clip", _("What is heard"), {name: _(label) for name, label in FROM.items()})
        taken = _clip(case, arrays) if way == "clip" else _own()
        threshold = threshold_slider()
    if taken is None:
        return
    sure, signs = sure_of(arrays, taken.file) if taken.file else _doubt(arrays, taken)
    with right:
        headline(answer_said(taken.heard["grammar"].words, sure, threshold))
        told(mixture_said(arrays), _learnt(taken.learnt))
        _transcripts(taken)
    _sound(taken.look)
    _why(arrays, taken, signs)
    told(doubts_said(arrays, threshold))
    judge_button(case, predictions(arrays))
    limits(LIMITS)


def _clip(case: Scenario, arrays: Arrays) -> Taken:
    labels = {clip.file: clip.text for clip in clips()}
    file = kept(st.selectbox, f"{HERE}_file", FIRST, _("Recording"), options=list(labels), format_func=labels.__getitem__)  # fmt: skip
    clip = clip_of(file)
    st.audio(clip.path.read_bytes(), format="audio/wav")
    return Taken(heard_in(arrays, file), ask(case, f"look-{file}", clip_look, file), clip.words, file)


def _own() -> Taken | None:
    content = own_sound(HERE, _("Say one of these, or something else in English: {phrases}.").format(phrases=", ".join(f"“{phrase}”" for phrase in phrases()[:4])), LONGEST)  # fmt: skip
    text = kept(st.text_input, f"{HERE}_said", "", _("What did you say? (in English, for the error rate)"), max_chars=300)  # fmt: skip
    said, refused = said_in(text)
    if refused is not None:
        st.warning(say(refused), icon=":material/translate:")
    if content is None:
        return None
    name = digest(content)
    look = private(HERE, f"look-{name}", own_look, content)
    heard = {way: private(HERE, f"{way}-{name}", own, content, way) for way in LABELS}
    return Taken(heard, look, said, learnt=private(HERE, f"ours-{name}", ours, content))


def _learnt(file: str) -> Message | None:
    """Say that a user's recording is one that was learnt from."""
    return Message.of(N_("This file is one of our 60 recordings ({file}): the network that doubts has learnt from it, so the probability is too good. Under “One of the recordings” it is judged by one that hasn't."), file=file) if file else None  # fmt: skip


def _doubt(arrays: Arrays, taken: Taken) -> tuple[float, Any]:
    weights, pair = weights_of(arrays), (taken.heard["grammar"], taken.heard["list"])
    name = digest(repr((pair[0].text, pair[1].text, pair[0].score, pair[1].score)).encode() + weights[0].tobytes())
    sure, signs = private(HERE, f"doubt-{name}", doubt, weights, *pair)
    return sure, signs


def threshold_slider() -> float:
    """Draw the threshold, the same in all views of the case."""
    return float(
        kept(
            st.slider, f"{HERE}_threshold", THRESHOLD.default, _(THRESHOLD.label), min_value=THRESHOLD.low,
            max_value=THRESHOLD.high, step=0.01, format="percent", help=_(THRESHOLD.help),
        )
    )  # fmt: skip


def _transcripts(taken: Taken) -> None:
    """Draw what each vocabulary heard, its errors marked where it is known what was said."""
    nothing = _("(nothing)")
    for way, label in LABELS.items():
        it = taken.heard[way]
        text = marked(taken.said, it.words) if taken.said else sure_words(it.words, it.surely)
        st.markdown(f"**{_(label)}**: {text or nothing}")
        if taken.said:
            st.caption(say(rate_said(taken.said, it.words)))
            if way != "grammar":
                st.caption(_("Word by word, how sure it is: {words}").format(words=sure_words(it.words, it.surely)))
    mark_key()


def mark_key() -> None:
    """Say what the colours and marks of a transcript mean."""
    st.caption(_("~~struck through~~: said and lost; **+plus**: made up; ~~one~~ → **other**: heard as another word; word?: it was not sure."))  # fmt: skip


def _sound(look: Look) -> None:
    seconds, left, right = _("Seconds"), *st.columns(2, gap="large")
    with left:
        chart(wave_chart(look.low, look.high, look.seconds, (seconds, _("Amplitude"))), f"{HERE}_wave", _("The wave of the recording"))  # fmt: skip
    with right:
        words = (seconds, _("Frequency (Hz)"), _("{x} s, {y} Hz: {z} dB below the loudest"))
        chart(spectrogram_chart(look.log_power, look.moments, look.hertz, words), f"{HERE}_spectrogram", _("Its spectrogram"))  # fmt: skip


def _why(arrays: Arrays, taken: Taken, signs: Any) -> None:
    why = why_said(taken.heard["grammar"].words, taken.heard["list"].words, signs)
    if why is None:
        return
    beside(why)
    rows = [
        {_("What speaks for or against it"): _(label), _("Here"): f"{here:.2f}", _("Median of right transcripts"): f"{good:.2f}", _("Median of wrong ones"): f"{bad:.2f}"}
        for label, here, good, bad in sign_rows(arrays, signs)
    ]  # fmt: skip
    st.dataframe(rows, hide_index=True, key=f"{HERE}_signs")
