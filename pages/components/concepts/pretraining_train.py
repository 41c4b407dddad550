"""Train one yourself: a small writer from random weights, and what it writes on the way."""

from functools import partial
from typing import Any

import numpy as np
import streamlit as st

from core.charts.lessons.pretraining import loss_chart
from core.jobs.studies import study
from core.lessons.pretraining.judging import surprise
from core.lessons.pretraining.studying import WRITER_STEPS, writer_study
from core.lessons.pretraining.writing_words import levels, sizes_sentence, step_title
from core.messages import N_
from pages.components import state
from pages.components.chart import chart
from pages.components.concepts.pretraining_parts import asked, corpus_menu
from pages.components.engine import engine
from pages.components.i18n import _
from pages.components.metrics.told import headline, limits, told
from pages.components.waiting import errand_view

STARTED = "pretraining_started"
LIMITS = N_(
    "What this does not tell you: how well it does on text that it has not learnt; the loss here is of the text it learns from. See "
    "*What it can't do* for new text."
)


def train_view() -> None:
    """Draw the training of a writer, once the user has asked for it."""
    corpus = corpus_menu()
    told(sizes_sentence(corpus))
    started: set[str] = st.session_state.setdefault(STARTED, set())
    if corpus not in started:
        st.button(
            _("Train it now"), key="pretraining_train", type="primary", icon=":material/play_arrow:",
            on_click=started.add, args=(corpus,),
        )  # fmt: skip
        return
    errand = study(
        engine(), engine().store, "pretraining", f"writer-{corpus}", writer_study(corpus, 0), state.memory().owner
    )
    draw = partial(_training, corpus)
    errand_view(errand, draw, _("Training a small writer"), draw)
    limits(LIMITS)


def _training(corpus: str, result: Any) -> None:
    losses = result["losses"]
    said = headline(step_title(losses))
    marks = {_(label): level for label, level in levels(asked("surprise", surprise, corpus)).items()}
    chart(loss_chart(losses, marks, WRITER_STEPS[corpus], _), "pretraining_loss", said)
    st.markdown(_("**What it wrote on the way**"))
    for at, text in zip(np.asarray(result["at"]), np.asarray(result["texts"]), strict=True):
        with st.container(border=True):
            st.caption(_("after {steps:,} steps").format(steps=int(at)))
            st.text(str(text))
