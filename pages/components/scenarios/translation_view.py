"""What only translation can show: a sentence with its attention, its strings, length and trust, and how it breaks."""

import hashlib
from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from core.charts.scenarios.translation import attention_chart
from core.markdown import as_written
from core.messages import N_
from core.scenarios import Scenario
from core.scenarios.translation.asked import EXAMPLES, MOST, SOURCES, asked, seen
from core.scenarios.translation.reading import predictions
from core.scenarios.translation.words import at_end, decision, looked
from pages.components.chart import chart
from pages.components.i18n import _
from pages.components.metrics.told import beside, headline, limits, told
from pages.components.scenarios.kept import kept
from pages.components.scenarios.measuring import ask
from pages.components.scenarios.opening import judge_button
from pages.components.scenarios.translation_fails import fails
from pages.components.scenarios.translation_good import good

__all__ = ["data", "fails", "good", "try_it"]

KEPT_TEXT, KEPT_LIMIT, DRAWN = "case_translation_text", "case_translation_limit", "case_translation_drawn"
LIMITS = N_(
    "What this does not tell you: whether the Chinese is right, which only a reader can judge. Attention shows where the network "
    "looked, not why it wrote what it wrote (Jain and Wallace 2019): another pattern can lead to the same words."
)
SIDES = {
    "train": N_("learnt from"),
    "validation": N_("limit chosen on"),
    "test": N_("tested on"),
    "": N_("left out: duplicate of a string of another side, or too long"),
}


def try_it(case: Scenario, arrays: Mapping[str, Any]) -> None:
    """Draw the user's own sentence, its translation, what would become of it, and where the network looked."""
    text = _sentence()
    limit = _limit(float(arrays["limit"]))
    digest = hashlib.sha256(text.encode()).hexdigest()[:16]
    answer, memory = ask(case, f"sentence-{digest}", asked, text)
    headline(decision(answer, limit))
    ours, theirs = st.columns(2)
    with ours.container(border=True):
        st.caption(_("The network writes"))
        st.markdown(f"**{as_written(answer.text)}**")
        st.caption(
            _("mean probability of its {pieces} pieces: {sure:.0%}").format(
                pieces=len(answer.written), sure=answer.sure
            )
        )
    with theirs.container(border=True):
        st.caption(_("The translation memory has, as most like it"))
        st.markdown(f"**{as_written(str(memory.zh[0]))}**")
        st.caption(as_written(_("for “{en}”, {alike:.0%} alike").format(en=memory.en[0], alike=memory.alike[0])))
    alt = beside(looked(answer))
    chart(
        attention_chart(answer.attention, answer.read, answer.written, answer.chances, _), "translation_attention", alt
    )
    told(at_end(answer))
    judge_button(case, predictions(arrays))
    limits(LIMITS)


def _sentence() -> str:
    """Return the sentence in hand; an example takes its place when picked."""
    text = kept(
        st.text_area, KEPT_TEXT, EXAMPLES[0], _("An English sentence"), key="translation_text", max_chars=MOST, height=80,
        help=_("What it learnt are strings such as “Delete selected files”. It is not kept."),
    )  # fmt: skip
    with st.container(horizontal=True):
        for number, example in enumerate(EXAMPLES):
            st.button(example, key=f"translation_example_{number}", on_click=partial(_take, example), type="tertiary")
    return str(text)


def _take(example: str) -> None:
    st.session_state[KEPT_TEXT] = example


def _limit(chosen: float) -> float:
    return float(
        kept(
            st.slider, KEPT_LIMIT, round(chosen, 2), _("Limit: how sure it must be"), key="translation_limit",
            min_value=0.0, max_value=1.0, step=0.01,
            help=_("The first value was chosen on 300 strings that it neither learnt nor is tested on: those above it score chrF 0.6 on average."),
        )
    )  # fmt: skip


def data(case: Scenario) -> None:
    """Draw pairs of one of the four programs."""
    names = {"jupyterlab": "JupyterLab", "spyder": "Spyder", "wagtail": "Wagtail", "django": "Django"}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        source = st.segmented_control(
            _("Program"), SOURCES, default=SOURCES[0], format_func=names.__getitem__, key="translation_source", required=True
        )  # fmt: skip
        st.button(_("Other strings"), key="translation_draw", icon=":material/casino:", on_click=_draw_others)
    drawn = st.session_state.get(DRAWN, 0)
    found = ask(case, f"seen-{source}-{drawn}", seen, source, drawn)
    sides = [_(SIDES[side]) for side in found["side"]]
    st.dataframe(
        {_("English"): found["en"], _("Chinese"): found["zh"], _("Its side"): sides}, hide_index=True, key="translation_seen"
    )  # fmt: skip
    counts = found["counts"]
    left = counts["all"] - counts["train"] - counts["validation"] - counts["test"]
    text = _("Of {all:,} strings, {train:,} were learnt from, {test} are for the test and {validation} for the limit; {left} were left out because a duplicate stands on another side, or they are too long.")  # fmt: skip
    st.markdown(text.format(**counts, left=left))


def _draw_others() -> None:
    st.session_state[DRAWN] = st.session_state.get(DRAWN, 0) + 1
