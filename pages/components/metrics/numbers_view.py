"""Predicted numbers: what is left of the truth, percent errors, and how wide a promise has to be."""

import streamlit as st

from core.charts.numbers import off_histogram, percent_chart, price_chart, residuals_chart
from core.evaluation.numbers import (
    COVERAGES,
    beside_mean,
    percent_errors,
    price,
    promise,
    residuals,
    rows_of,
    words,
)
from core.evaluation.numbers.table import promise_table, score_table
from core.evaluation.predictions import Predictions
from core.messages import N_
from pages.components.chart import chart
from pages.components.i18n import _
from pages.components.metrics.told import headline, limits, told

SCORE_LIMITS = N_(
    "What this does not tell you: which error is dear. The mean absolute error counts each unit the same, the root mean squared error "
    "makes much of the largest errors, and R² is a comparison with the mean."
)
RESIDUAL_LIMITS = N_(
    "What this does not tell you: why. Where the running median leaves the middle line, predictions lean one way there; a column that "
    "the model lacks may be the reason."
)
PERCENT_LIMITS = N_(
    "What this does not tell you: what an error costs. A percent error makes much of small things: to be off by 5 is 50% of 10 and "
    "1% of 500, also where both cost the same."
)
PROMISE_LIMITS = N_(
    "What this does not tell you: how sure it is of one row. The promise is of the same width for all rows, kept on average over all, "
    "and holds only while new rows are like these."
)


def scores_view(it: Predictions) -> None:
    found = beside_mean(it)
    headline(words.mean_finding(found))
    told(words.gain_sentence(found), words.explained_sentence(found))
    st.dataframe(score_table(found, _), hide_index=True, key="details_numbers")
    told(*words.undefined_sentences(found, percent_errors(it)))
    limits(SCORE_LIMITS)


def residuals_view(it: Predictions) -> None:
    rows, found = rows_of(it), residuals(it)
    title = headline(words.residuals_finding(found))
    told(words.lean_sentence(found))
    left, right = st.columns([1.4, 1], gap="large")
    with left:
        chart(residuals_chart(rows, found, _(it.card.target), _), "details_residuals", title)
    with right:
        chart(off_histogram(found, _), "details_off", title)
    limits(RESIDUAL_LIMITS)


def percent_view(it: Predictions) -> None:
    found = percent_errors(it)
    title = headline(words.percent_finding(found))
    told(words.percent_sentence(found, beside_mean(it).model["mape"]))
    if found.half:
        chart(percent_chart(found, _(it.card.target), _), "details_percent", title)
    limits(PERCENT_LIMITS)


def promise_view(it: Predictions) -> None:
    promises = [promise(it, coverage) for coverage in COVERAGES]
    title = headline(words.price_finding(promises[0], promises[-1]))
    told(words.measured_by(promises[0]))
    left, right = st.columns([1.2, 1], gap="large")
    with left:
        chart(price_chart(price(it), promises, _), "details_price", title)
    with right:
        st.dataframe(promise_table(promises, _), hide_index=True, key="details_promises")
    limits(PROMISE_LIMITS)
