"""A sentence of the user's own, the answer of a model, and which words made it."""

import hashlib
from collections.abc import Mapping
from typing import Any

import streamlit as st

from core.brief import Finding
from core.messages import N_
from core.scenarios import Scenario
from core.scenarios.inputs.text import checked_text
from core.scenarios.text_classification import answering, deciding, words
from core.scenarios.text_classification.judged import predictions
from pages.components.explain.tokens_view import tokens_view
from pages.components.i18n import _, language
from pages.components.keep import keep_button
from pages.components.metrics.told import headline, limits, told
from pages.components.scenarios.kept import kept
from pages.components.scenarios.measuring import ask
from pages.components.scenarios.opening import judge_button
from pages.components.scenarios.text_classification_controls import metrics_note, model_choice, threshold_slider

TEXT, BOX, SEEN = "case_text_own", "case_text_box", "case_text_seen"
MOST = 600  # characters

Arrays = Mapping[str, Any]


def try_view(case: Scenario, arrays: Arrays) -> None:
    """Draw the box with an example in it, the answer, and why."""
    texts = deciding.test_texts(arrays)
    typed = _box(texts)
    model, threshold = model_choice("try"), threshold_slider("try")
    text = checked_text(typed, MOST)
    it = _asked(case, "answer", answering.answered, model, text, arrays)
    finding = words.headline_of(it, threshold)
    headline(finding)
    alike = deciding.alike(arrays, model, it.chance, it.chinese) if it.known else None
    close, truth = words.close_of(it, threshold), words.truth_of(text, texts, arrays["y"])
    told(close, *words.reasons_of(it, model), alike, truth)
    st.markdown(_("**Why this answer**"))
    tokens_view(_asked(case, "why", answering.explained, model, text, arrays), "case_text")
    with st.container(horizontal=True):
        judge_button(case, predictions(model, arrays))
        keep_button(Finding("scenarios", finding, f"scenarios?case={case.name}"), "case_text_try")
    metrics_note()
    limits(N_("What this does not tell you: whether the review is true, or what the customer wants. What you type stays in your session and is not stored."))  # fmt: skip


def _box(texts: list[str]) -> str:
    label = _("A review, in Chinese or English")
    typed = kept(st.text_area, TEXT, words.FIRST[language()], label, key=BOX, height=80)
    with st.container(horizontal=True):
        for number, (label, text) in enumerate(words.EXAMPLES.items()):
            st.button(_(label), key=f"case_text_example_{number}", on_click=_take, args=(text,))
        st.button(
            _("A test review"), key="case_text_drawn", icon=":material/casino:", on_click=_draw, args=(texts,)
        )  # fmt: skip
    return str(typed)


def _take(text: str) -> None:
    st.session_state[TEXT] = text


def _draw(texts: list[str]) -> None:
    st.session_state[SEEN] = st.session_state.get(SEEN, 0) + 1
    st.session_state[TEXT] = words.drawn(texts, st.session_state[SEEN])


def _asked(case: Scenario, what: str, function: Any, model: str, text: str, arrays: Arrays) -> Any:
    """Ask a worker about a text; what it is remembered by holds a digest of it, never the text."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return ask(case, f"{what}-{model}-{digest}", function, model, text, answering.kept(arrays, model))
