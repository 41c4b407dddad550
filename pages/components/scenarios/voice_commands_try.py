"""A command, picked or spoken: the likeliest words, what the device does, and which part of the sound decides."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from core.charts.scenarios.voice_commands import likeliest
from core.charts.scenarios.voice_commands_sound import spectrogram_chart
from core.messages import N_
from core.scenarios import Scenario
from core.scenarios.voice_commands.answer import LONGEST, heard_file, heard_own
from core.scenarios.voice_commands.features import middles, moments
from core.scenarios.voice_commands.judged import predictions
from core.scenarios.voice_commands.measure import weights_of
from core.scenarios.voice_commands.told import THRESHOLD, answer_said, rates_said, truth_said, why_said
from core.scenarios.voice_commands.words import FOLDER, WORDS, examples
from pages.components.chart import chart
from pages.components.i18n import _
from pages.components.metrics.told import beside, headline, limits, told
from pages.components.scenarios.kept import chosen, kept
from pages.components.scenarios.measuring import ask
from pages.components.scenarios.opening import judge_button
from pages.components.scenarios.transcription_own import digest, own_sound, private

Arrays = Mapping[str, Any]
HERE = "case_voice_commands"
LIMITS = N_("What this does not tell you: how it understands your customers. All voices that it learnt from are synthetic, and it knows nothing of rooms, distance or dialects. Your recording stays in this session and is not kept.")  # fmt: skip
FROM = {"clip": N_("One of the clips"), "own": N_("My own voice")}


def try_view(case: Scenario, arrays: Arrays) -> None:
    """Draw a command with its answer and the reason."""
    weights = weights_of(arrays)
    left, right = st.columns(2, gap="large")
    with left:
        way = chosen(f"{HERE}_from", "clip", _("What is heard"), {name: _(label) for name, label in FROM.items()})
        found, said = _clip(case, weights) if way == "clip" else _own(weights)
        threshold = threshold_slider()
    if found is None:
        return
    with right:
        alt = headline(answer_said(found, threshold))
        chart(likeliest(found["p"], [word.text for word in WORDS], threshold, _("Probability")), f"{HERE}_p", alt)
        told(truth_said(said, found) if said else None)
    _why(found)
    told(rates_said(arrays, threshold))
    judge_button(case, predictions(arrays))
    limits(LIMITS)


def _clip(case: Scenario, weights: tuple[Any, ...]) -> tuple[Any, str]:
    """Draw the choice of a clip; return what is answered, and what was said."""
    labels = {it.file: _(it.label).format(word=it.text) for it in examples()}
    file = kept(st.selectbox, f"{HERE}_file", next(iter(labels)), _("Clip"), options=list(labels), format_func=labels.__getitem__)  # fmt: skip
    st.audio((FOLDER / file).read_bytes(), format="audio/wav")
    said = next(it.text for it in examples() if it.file == file)
    return ask(case, f"clip-{file}-{digest(weights[0].tobytes())}", heard_file, weights, file), said


def _own(weights: tuple[Any, ...]) -> tuple[Any, str]:
    content = own_sound(HERE, _("Say one of: {words}").format(words=", ".join(word.text for word in WORDS)), LONGEST)
    if content is None:
        return None, ""
    return private(HERE, f"own-{digest(content + weights[0].tobytes())}", heard_own, weights, content), ""


def threshold_slider() -> float:
    """Draw the threshold, the same in all views of the case."""
    return float(
        kept(
            st.slider, f"{HERE}_threshold", THRESHOLD.default, _(THRESHOLD.label), min_value=THRESHOLD.low,
            max_value=THRESHOLD.high, step=0.01, format="percent", help=_(THRESHOLD.help),
        )
    )  # fmt: skip


def _why(found: Arrays) -> None:
    alt = beside(why_said(found))
    words = (
        _("Seconds after the word begins"), _("Frequency (Hz)"), _("{x} s, {y} Hz: {z} dB below the loudest"),
        _("Lost"), _("Covered around {x} s, the answer loses {y}"),
    )  # fmt: skip
    drops = (found["times"], found["drops"])
    chart(spectrogram_chart(found["X"], moments(), middles(), words, drops), f"{HERE}_why", alt)
    st.caption(
        _(
            "Above, a spectrogram: which frequencies sound when, darker where they are louder. Below, how much probability the answer loses when an eighth of a second is covered: blue takes from it, orange adds to it."
        )
    )
