"""Few labels: what does pre-training on pictures without a label bring?"""

from functools import partial
from typing import Any

import streamlit as st

from core.brief import Finding
from core.charts.lessons.pretraining import few_chart
from core.jobs.studies import study
from core.lessons import kept
from core.lessons.lesson import Lesson
from core.lessons.pretraining import few_words as words
from core.lessons.pretraining.few_labels import PRETEXTS
from core.lessons.pretraining.studying import few_labels_study
from core.messages import N_
from pages.components import state
from pages.components.chart import chart
from pages.components.concepts.guess_first import reveal
from pages.components.concepts.story_part import tell
from pages.components.engine import engine
from pages.components.i18n import _
from pages.components.keep import keep_button
from pages.components.menus import picked
from pages.components.metrics.told import headline, limits, told
from pages.components.waiting import errand_view

TASK = "pretraining_task"
LIMITS = N_(
    "What this does not tell you: what pre-training on billions of texts or pictures brings. Here it saw 1,300 small digits of the same "
    "kind; the labelled ones are among them, and the bars go from the worst to the best of 8 seeds, each with other labels and "
    "another test. The exercises and their settings were chosen by looking at results like these, on the same pictures, so the gain "
    "shown is a little flattering."
)


def few_view(lesson: Lesson) -> None:
    """Draw the share right with 10 to 300 labels, with and without pre-training."""
    task = _task()
    st.caption(_(PRETEXTS[task].help))
    errand = study(engine(), engine().store, "pretraining", f"few-{task}", few_labels_study(task), state.memory().owner)
    errand_view(errand, partial(_result, lesson, task), _("Pre-training and teaching 8 networks"), _picture)


def _task() -> str:
    labels = {name: _(task.label) for name, task in PRETEXTS.items()}
    st.session_state.setdefault(TASK, words.SETTLES)
    st.segmented_control(
        _("Pre-trained, without labels, to"), list(labels), format_func=labels.__getitem__, key=TASK, required=True,
        persist_state="session",
    )  # fmt: skip
    return picked(TASK, labels) or words.SETTLES


def _result(lesson: Lesson, task: str, result: Any) -> None:
    right = result["right"]
    if task == words.SETTLES:
        reveal("pretraining", lesson, words.gain(right, words.SIZES[0]).verdict, words.answer(right))
    _picture(result)
    told(
        None if task == words.SETTLES else words.answer(right),
        words.simple(right),
        words.frozen(right),
        words.labels_matter(right),
    )
    tell("pretraining", "few")
    limits(LIMITS)
    numbers = kept.pretrained(right)
    keep_button(
        Finding("concepts", words.answer(right), "concepts?topic=pretraining", numbers=numbers), f"pretraining_{task}"
    )


def _picture(result: Any) -> None:
    said = headline(words.title(result["right"]))
    chart(few_chart(result["right"], _), "pretraining_few", said)
