"""What only speech translation can show: a voice followed through the chain, what each step loses, and noise."""

import hashlib
from collections.abc import Mapping
from typing import Any

import streamlit as st

from core.charts.scenarios.speech_translation import errors_chart, losses_chart
from core.markdown import as_written
from core.messages import N_
from core.scenarios import Scenario
from core.scenarios.inputs.sound import MOST_BYTES
from core.scenarios.speech_translation.chain import LONGEST, Chain, clip, noisy_sound, own
from core.scenarios.speech_translation.noise import LOUD, QUIET
from core.scenarios.speech_translation.reading import asking, examples, limit, rates, rows, steps
from core.scenarios.speech_translation.words import (
    asked_sentence,
    book_sentence,
    decision,
    errors_finding,
    kept_sentence,
    losses_finding,
    noise_finding,
)
from core.scenarios.transcription.clips import clips
from core.scenarios.translation.phone import phone_pairs
from pages.components.chart import chart
from pages.components.i18n import _
from pages.components.metrics.told import beside, headline, limits, told
from pages.components.scenarios.measuring import ask

WAYS = {"open": N_("any sentence"), "grammar": N_("only the sixty announcements")}
CLIP, RECORD, UPLOAD = "clip", "record", "upload"
BY = {"network": N_("the network"), "book": N_("a phrase book that has all sixty")}
FROM = {CLIP: N_("A real recording"), RECORD: N_("Speak now"), UPLOAD: N_("A file of yours")}
FIRST = 13  # "Please check the number and dial again."
NOISE_STEP, NOISE_FIRST = 5, 10
TRY_LIMITS = N_(
    "What this does not tell you: how a conversation goes. One sentence, one direction; the translation is shown and not spoken, "
    "since there is no text-to-speech here. The recogniser knows English only, and the translator learnt interface strings."
)
GOOD_LIMITS = N_(
    "What this does not tell you: whether the meaning came across. chrF counts shared characters with one reference of ours; and "
    "sixty recordings of one professional voice say nothing about accents, children, or a street."
)
FAIL_LIMITS = N_(
    "What this does not tell you: noise in real places, which is not white: other voices and echo are worse at the same strength."
)


def try_it(case: Scenario, arrays: Mapping[str, Any]) -> None:
    """Draw a recording, what was heard, the translation, and what the device would do."""
    source, how = _chosen(FROM, _("Voice"), "speech_from"), _chosen(WAYS, _("The recogniser expects"), "speech_how")
    chain, truth = _a_clip(case, how) if source == CLIP else (_own(case, source, how), None)
    if chain is None:
        st.caption(_("Say one English sentence, up to {seconds:.0f} seconds. It stays in this session and is not stored.").format(seconds=LONGEST))  # fmt: skip
        return
    headline(decision(chain, limit(arrays)))
    _steps(chain, truth)
    told(asked_sentence(asking(arrays)))
    limits(TRY_LIMITS)


def _a_clip(case: Scenario, how: str) -> tuple[Chain, tuple[str, str]]:
    number = _picked("speech_clip")
    st.audio(str(clips()[number].path))
    chain = ask(case, f"clip-{number}-{how}", clip, number, how)
    return chain, (clips()[number].text, phone_pairs()[1][number])


def _picked(key: str) -> int:
    texts = [one.text for one in clips()]
    return int(st.selectbox(_("Recording"), range(len(texts)), index=FIRST, format_func=texts.__getitem__, key=key))


def _own(case: Scenario, source: str, how: str) -> Chain | None:
    given = (
        st.audio_input(_("Your sentence"), key="speech_recorded")
        if source == RECORD
        else st.file_uploader(_("A WAV file"), type=["wav"], key="speech_uploaded")
    )
    if given is None:
        return None
    content = given.getvalue()[: MOST_BYTES + 1]
    if source == UPLOAD:
        st.audio(content)
    found: Chain = ask(case, f"own-{hashlib.sha256(content).hexdigest()}-{how}", own, content, how)
    return found


def _steps(chain: Chain, truth: tuple[str, str] | None) -> None:
    """Draw both steps side by side, each with how sure it is, and what was really said where that is known."""
    heard, translated = st.columns(2)
    with heard.container(border=True):
        st.caption(_("1. Heard, {sure:.0%} sure of a word").format(sure=chain.sure))
        st.markdown(f"**{as_written(chain.transcript or '…')}**")
        if truth is not None:
            st.caption(as_written(_("Said: {text} ({wrong} word errors)").format(text=truth[0], wrong=chain.wrong)))
    with translated.container(border=True):
        st.caption(_("2. Translated, {sure:.0%} sure of a piece").format(sure=chain.answer.sure))
        st.markdown(f"**{as_written(chain.answer.text or '…')}**")
        if truth is not None:
            st.caption(as_written(_("A person: {text} (chrF {score:.2f})").format(text=truth[1], score=chain.score)))


def data(case: Scenario) -> None:
    """Draw the recordings with transcript and our Chinese, one to listen to."""
    st.audio(str(clips()[_picked("speech_listen")].path))
    st.dataframe(
        {_("Said"): [one.text for one in clips()], _("Our Chinese"): phone_pairs()[1]}, hide_index=True, height=280, key="speech_data"
    )  # fmt: skip


def good(case: Scenario, arrays: Mapping[str, Any]) -> None:
    """Draw what each step loses, and how errors of the first go with the score of the last."""
    how, by = _chosen(WAYS, _("The recogniser expects"), "speech_good"), _chosen(BY, _("Translated by"), "speech_by")
    alt = beside(losses_finding(arrays, how, by))
    names = [_("a person's translation"), _("true words, translated"), _("heard words, translated")]
    chart(losses_chart(names, steps(arrays, how, by), _), "speech_losses", alt)
    told(kept_sentence(arrays, how, by), book_sentence(arrays))
    alt = beside(errors_finding(arrays, how, by))
    texts = arrays["said"].tolist(), arrays[f"heard_{how}"].tolist()
    chart(errors_chart(rates(arrays, how), rows(arrays, how, by), *texts, _), "speech_errors", alt)
    columns = (_("Said"), _("Heard"), _("Said, translated"), _("Heard, translated"), _("A person"))
    shown = examples(arrays, how, by)
    st.dataframe(
        {name: [row[i] for row in shown] for i, name in enumerate(columns)}, hide_index=True, key="speech_rows"
    )
    limits(GOOD_LIMITS)


def _chosen(among: Mapping[str, str], label: str, key: str) -> str:
    """Return the name that is chosen among names with labels; at first the first."""
    labels = {name: _(text) for name, text in among.items()}
    first = next(iter(among))
    return str(
        st.segmented_control(label, list(among), default=first, format_func=labels.__getitem__, key=key, required=True)
    )


def fails(case: Scenario, arrays: Mapping[str, Any]) -> None:
    """Draw what noise does to a recording, step by step, beside the clear one."""
    number = _picked("speech_noisy")
    decibels = st.slider(
        _("Sound above noise, decibels"), LOUD, QUIET, NOISE_FIRST, NOISE_STEP, key="speech_noise",
        help=_("30 is a quiet room, 10 a busy street; at 0 the noise is as strong as the voice."),
    )  # fmt: skip
    how = _chosen(dict(reversed(WAYS.items())), _("The recogniser expects"), "speech_fail")
    clear = ask(case, f"clip-{number}-{how}", clip, number, how)
    noisy = ask(case, f"clip-{number}-{how}-{decibels}", clip, number, how, float(decibels))
    headline(noise_finding(clear, noisy, len(clips()[number].words)))
    st.audio(ask(case, f"sound-{number}-{decibels}", noisy_sound, number, float(decibels)), format="audio/wav")
    truth = clips()[number].text, phone_pairs()[1][number]
    st.markdown(_("**Clear**"))
    _steps(clear, truth)
    st.markdown(_("**With noise**"))
    _steps(noisy, truth)
    limits(FAIL_LIMITS)
