"""The case of reviews: a sentence and its answer, reviews to read, what thresholds do, how the models fail."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from core.brief import Finding
from core.charts.scenarios.text_classification import threshold_chart
from core.messages import N_
from core.scenarios import Scenario, kept_views
from core.scenarios.text_classification import deciding
from core.scenarios.text_classification.judged import predictions
from core.scenarios.text_classification.reading import Sample, sample
from pages.components.chart import chart
from pages.components.i18n import _, say
from pages.components.keep import keep_button
from pages.components.metrics.told import beside, headline, limits, told
from pages.components.scenarios.measuring import ask
from pages.components.scenarios.opening import judge_button
from pages.components.scenarios.text_classification_controls import metrics_note, model_choice, threshold_slider
from pages.components.scenarios.text_classification_fails import fails_view
from pages.components.scenarios.text_classification_list import reviews_list
from pages.components.scenarios.text_classification_try import try_view

Arrays = Mapping[str, Any]


def try_it(case: Scenario, arrays: Arrays) -> None:
    """Draw the user's own text, the answer, and why."""
    try_view(case, arrays)


def data(case: Scenario) -> None:
    """Draw reviews that a person can read, and how many there are."""
    shown: Sample = ask(case, "sample", sample)
    beside(shown.finding)
    reviews_list([((say(lang), say(label)), (text,)) for lang, label, text in shown.rows])
    told(*shown.said)
    limits(N_("What this does not tell you: who wrote the labels, and by which rule. Read twenty rows and count the labels with which you disagree. A label that is wrong counts against a right model: a score can't be read more finely than that."))  # fmt: skip


def good(case: Scenario, arrays: Arrays) -> None:
    """Draw what a threshold does, and the surest mistakes."""
    model, threshold = model_choice("good"), threshold_slider("good")
    it = deciding.at(arrays, model, threshold)
    finding = deciding.finding(it, threshold)
    alt = headline(finding)
    chart(threshold_chart(deciding.GRID, arrays[f"grid_{model}"], threshold, _), "case_text_threshold", alt)
    for sentence in (
        *deciding.sentences(it),
        deciding.language_words(arrays, model),
        deciding.rule_words(arrays, model),
    ):
        told(sentence)
    with st.container(horizontal=True):
        judge_button(case, predictions(model, arrays))
        keep_button(
            Finding("scenarios", finding, f"scenarios?case={case.name}", numbers=kept_views.sent(it)), "case_text_good"
        )
    metrics_note()
    _mistakes(arrays, model)
    limits(N_("What this does not tell you: how it does on your customers' texts, and what a complaint left waiting costs you. The intervals are about other test reviews of the same kind."))  # fmt: skip


def _mistakes(arrays: Arrays, model: str) -> None:
    beside(deciding.mistakes_finding(model))
    st.caption(_("In bold: the chance of a complaint, and the label in the data."))
    reviews_list(
        [((f"{chance:.1%}", say(label)), (text,)) for text, label, chance in deciding.surest_mistakes(arrays, model)]
    )
    st.caption(
        _(
            "Read them: where you agree with the model, the label may be wrong. A label that is wrong counts against a right model: the score can't be read more finely than that."
        )
    )


def fails(case: Scenario, arrays: Arrays) -> None:
    """Draw a failure on real reviews, chosen by the user, with the number before and after."""
    fails_view(case, arrays)
