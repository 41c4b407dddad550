"""How it fails: noise, speed, a narrow line, a real voice after synthetic ones, words that are no command."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from core.charts.scenarios.voice_commands import lines_chart, pairs_chart
from core.charts.scenarios.voice_commands_sound import spectrogram_chart
from core.messages import N_
from core.scenarios import Scenario
from core.scenarios.voice_commands.bends import BENDS, bent_wav, sweep
from core.scenarios.voice_commands.features import middles, moments
from core.scenarios.voice_commands.measure import weights_of
from core.scenarios.voice_commands.told import (
    bent_rates,
    bent_said,
    real_rows,
    real_ruled_said,
    real_said,
    real_shares,
    strange_rows,
    strange_said,
)
from core.scenarios.voice_commands.words import FOLDER, REAL, WORDS, spoken_file
from pages.components.chart import chart
from pages.components.i18n import _
from pages.components.metrics.told import headline, limits, told
from pages.components.scenarios.kept import chosen, kept
from pages.components.scenarios.measuring import ask
from pages.components.scenarios.transcription_own import digest
from pages.components.scenarios.voice_commands_good import LINES
from pages.components.scenarios.voice_commands_try import HERE, threshold_slider

Arrays = Mapping[str, Any]
LIMITS = N_("What this does not tell you: which of these your customers' rooms have. One real voice is no sample of people: it shows that there is a gap, not how wide it is. Training with noise and speed mixed in helps against those two.")  # fmt: skip
REAL_VOICE, STRANGE = "real", "strange"
OTHERS = {REAL_VOICE: N_("A real voice"), STRANGE: N_("Words that are no command")}


def fails_view(case: Scenario, arrays: Arrays) -> None:
    """Draw a failure chosen by the user, with the number before and after."""
    titles = {name: _(label) for name, label in OTHERS.items()} | {name: _(it.label) for name, it in BENDS.items()}
    kind = chosen(f"{HERE}_bend", REAL_VOICE, _("What goes wrong"), titles)
    draw = {REAL_VOICE: _real, STRANGE: _strange}.get(kind)
    if draw is not None:
        draw(arrays)
    else:
        _bent(case, arrays, kind)
    limits(LIMITS)


def _real(arrays: Arrays) -> None:
    alt = headline(real_said(arrays))
    before, after, labels = real_shares(arrays)
    names = (_("Unseen synthetic voices"), _("The real voice"))
    chart(pairs_chart([_(label) for label in labels], before, after, names), f"{HERE}_real", alt)
    rows = [
        {_("Said"): said, _("Heard"): heard, _("Probability"): f"{sure:.0%}", _("Logistic regression"): logistic, _("Nearest mean"): centroid}
        for said, heard, sure, logistic, centroid in real_rows(arrays)
    ]  # fmt: skip
    st.dataframe(rows, hide_index=True, key=f"{HERE}_real_rows")
    told(real_ruled_said(arrays, threshold_slider()))
    digits = {file: WORDS[number].text for number, file in enumerate(REAL)}
    file = kept(st.selectbox, f"{HERE}_real_file", REAL[0], _("Listen to the real voice"), options=list(digits), format_func=digits.__getitem__)  # fmt: skip
    st.audio((FOLDER / file).read_bytes(), format="audio/wav")


def _strange(arrays: Arrays) -> None:
    threshold = threshold_slider()
    headline(strange_said(arrays, threshold))
    voices = {True: _("real"), False: _("synthetic")}
    rows = [
        {_("Said"): said, _("Voice"): voices[real], _("Taken for"): heard, _("Probability"): f"{sure:.0%}"}
        for said, real, heard, sure in strange_rows(arrays, threshold)
    ]  # fmt: skip
    st.dataframe(rows, hide_index=True, key=f"{HERE}_strange_rows")
    st.caption(_("The network must choose one of twenty: it was never shown a word that is none. A class “something else”, trained on many other words, is the usual remedy."))  # fmt: skip


def _bent(case: Scenario, arrays: Arrays, kind: str) -> None:
    bend, weights = BENDS[kind], weights_of(arrays)
    shown = {amount: _(text) for amount, text in bend.names().items()}
    amount = kept(st.select_slider, f"{HERE}_amount_{kind}", bend.usual, _(bend.unit), options=bend.amounts, format_func=shown.__getitem__)  # fmt: skip
    found = ask(case, f"sweep-{kind}-{digest(weights[0].tobytes())}", sweep, weights, kind)
    threshold = threshold_slider()
    alt = headline(bent_said(kind, amount, found, threshold))
    left, right = st.columns(2, gap="large")
    with left:
        rates = bent_rates(found, threshold)
        lines = [(_(LINES[name]), [rate[name] for rate in rates]) for name in rates[0]]
        chart(lines_chart(bend.amounts, lines, amount, (_(bend.unit), _("Share of the 20 clips")), names=list(shown.values())), f"{HERE}_sweep", alt)  # fmt: skip
    with right:
        labels = {number: word.text for number, word in enumerate(WORDS)}
        number = kept(st.selectbox, f"{HERE}_bent_word", 0, _("Listen to it"), options=list(labels), format_func=labels.__getitem__)  # fmt: skip
        st.audio(bent_wav(spoken_file(number), kind, amount), format="audio/wav")
        words = (_("Seconds after the word begins"), _("Frequency (Hz)"), _("{x} s, {y} Hz: {z} dB below the loudest"))
        place = bend.amounts.index(amount)
        chart(spectrogram_chart(found["X"][place, number], moments(), middles(), words), f"{HERE}_bent", labels[number])
        heard = _("Heard as “{word}”, with probability {sure:.0%}.")
        st.caption(heard.format(word=labels[int(found["said"][place, number])], sure=found["sure"][place, number]))
