"""What the views of small writers share: which text they have learnt from, and what a worker says of it."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from core.jobs.studies import answered
from core.lessons.pretraining.corpus import CORPORA
from pages.components.engine import engine
from pages.components.i18n import _, language
from pages.components.menus import picked

CORPUS = "pretraining_corpus"
OWN_LANGUAGE = {"zh": "poems", "en": "plays"}


def corpus_menu() -> str:
    """Draw which text a writer has learnt from, first that in the user's language; return its name."""
    labels = {name: _(corpus.label) for name, corpus in CORPORA.items()}
    st.session_state.setdefault(CORPUS, OWN_LANGUAGE[language()])
    st.segmented_control(
        _("It has learnt from"), list(labels), format_func=labels.__getitem__, key=CORPUS, required=True,
        persist_state="session",
    )  # fmt: skip
    return picked(CORPUS, labels) or OWN_LANGUAGE[language()]


def asked(what: str, function: Callable[..., Any], *args: Any) -> Any:
    """Return what a worker says; what was asked before is remembered."""
    return answered(engine(), "pretraining", f"{what}-{args!r}", function, *args)


def text_field(name: str, corpus: str, first: str, label: str, help: str | None = None) -> str:
    """Draw a line to write in, one a corpus, and return what is in it."""
    key = f"pretraining_{name}_{corpus}"
    st.session_state.setdefault(key, first)
    return st.text_input(label, key=key, help=help, persist_state="session")
