"""The picture of the page for predicted numbers: against the truth, with a promise around them, and beside the mean."""

import streamlit as st

from core.charts.numbers import promise_chart
from core.evaluation.kept import mean_numbers
from core.evaluation.numbers import COVERAGES, beside_mean, promise, rows_of, words
from core.evaluation.predictions import Predictions
from core.markdown import as_written
from core.messages import N_
from pages.components.chart import chart
from pages.components.i18n import _, say
from pages.components.metrics.keeping import keep_about
from pages.components.metrics.told import headline, limits, told

LIMITS = N_(
    "What this does not tell you: whether being off by so much matters. Compare it with what an error costs, and with how far off "
    "people are who do this today."
)
KINDS = {"better": st.success, "luck": st.warning, "worse": st.warning, "undefined": st.info}
COVERAGE = "metrics_coverage"


def regression_view(it: Predictions) -> None:
    """Draw the picture with its verdict, and beside it what is promised."""
    found = beside_mean(it)
    picture, right = st.columns([1.7, 1], gap="large")
    with right:
        coverage = _coverage()
        promised = promise(it, coverage)
        st.markdown(f"**{as_written(say(words.promise_finding(promised)))}**")
        told(words.kept_sentence(promised))
        told(words.explained_sentence(found))
    with picture:
        title = headline(words.mean_finding(found))
        made = promise_chart(rows_of(it), promised, found.mean, _(it.card.target), _)
        chart(made, "metrics_numbers_picture", title)
        KINDS[found.kind](as_written(say(words.gain_sentence(found))))
        limits(LIMITS)
        keep_about(it, words.mean_finding(found), "numbers", mean_numbers(found))


def _coverage() -> float:
    chosen: float = st.segmented_control(
        _("Promise for"), COVERAGES, format_func="{:.0%}".format, key=COVERAGE, default=0.9, required=True,
        persist_state="session",
        help=_("For how many of 100 new rows the truth is to lie within the band; the surer, the wider."),
    )  # fmt: skip
    return chosen
