"""Let it write: a small network goes on with a text, sign by sign, at a temperature."""

import streamlit as st

from core.charts.lessons.pretraining import beside_chart
from core.lessons.pretraining.corpus import CORPORA
from core.lessons.pretraining.sampling import TEMPERATURE, next_shares, write
from core.lessons.pretraining.writing_words import temperature_title, visible
from core.messages import N_
from pages.components.chart import chart
from pages.components.concepts.pretraining_parts import asked, corpus_menu, text_field
from pages.components.concepts.story_part import tell
from pages.components.i18n import _
from pages.components.metrics.told import beside, limits

HEAT, SEED = "pretraining_temperature", "pretraining_seed"
SHOWN = 8  # signs in the picture
LIMITS = N_(
    "What this does not tell you: that it means anything. It knows which sign tends to follow which; nobody told it what a moon is. "
    "This network was trained beforehand, by the code of this app; *Train one yourself* shows how."
)


def write_view() -> None:
    """Draw a text that the network writes, and the shares of the next sign."""
    corpus = corpus_menu()
    start = text_field("start", corpus, CORPORA[corpus].start, _("It begins with"))
    temperature = _temperature()
    st.session_state.setdefault(SEED, 0)
    seed = st.session_state[SEED]
    text = asked("write", write, corpus, start, temperature, seed)
    with st.container(border=True):
        st.text(text)
    st.button(_("Write another"), key="pretraining_again", icon=":material/refresh:", on_click=_again)
    st.caption(_("Random seed {seed}: the same seed, temperature and beginning give the same text.").format(seed=seed))
    _shares(corpus, start, temperature)
    tell("pretraining", "temperature")
    limits(LIMITS)


def _temperature() -> float:
    st.session_state.setdefault(HEAT, TEMPERATURE.default)
    return st.slider(
        _(TEMPERATURE.label), TEMPERATURE.low, TEMPERATURE.high, step=0.1, key=HEAT, help=_(TEMPERATURE.help),
        persist_state="session",
    )  # fmt: skip


def _shares(corpus: str, start: str, temperature: float) -> None:
    signs, at, plain = asked("shares", next_shares, corpus, start, temperature)
    said = beside(temperature_title(signs, at, plain, temperature))
    series = {
        _("at temperature {temperature:.1f}").format(temperature=temperature): (at[:SHOWN], "own"),
        _("at temperature 1"): (plain[:SHOWN], "pixels"),
    }
    names = [visible(sign) for sign in signs[:SHOWN]]
    chart(beside_chart(names, series, _("Probability of the next sign, %")), "pretraining_shares", said)


def _again() -> None:
    st.session_state[SEED] += 1
