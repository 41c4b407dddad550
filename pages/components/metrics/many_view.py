"""Three classes or more: their averages, each against the rest, and how much a short list helps."""

import streamlit as st

from core.charts.class_scores import averages_chart, top_chart
from core.charts.classes import rest_chart
from core.evaluation import SCORES
from core.evaluation.classes import AVERAGES, PER_CLASS, against_rest, averages, class_scores, top_k, words
from core.evaluation.predictions import Predictions
from core.markdown import as_written
from core.messages import N_, Message
from pages.components.chart import chart
from pages.components.i18n import _, say
from pages.components.metrics.curves_view import curves_view
from pages.components.metrics.told import headline, limits, names_of, told

AVERAGE_LIMITS = N_(
    "What this does not tell you: which average is right. Macro if each class matters the same, weighted or micro if each case does; "
    "and no average shows a class that fails."
)
REST_LIMITS = N_("What this does not tell you: which class it is taken for instead; see Confusion.")
TOP_LIMITS = N_(
    "What this does not tell you: whether a person picks the right one from a short list. It helps only where somebody looks at all "
    "that are named."
)


def averages_view(it: Predictions) -> None:
    scores, names = class_scores(it), it.class_names
    chosen = st.segmented_control(
        _("Score"), list(PER_CLASS), format_func=lambda name: _(SCORES[name].label), key="details_average", default="f1",
        required=True, label_visibility="collapsed", persist_state="session",
        help=" ".join(f"**{_(SCORES[name].label)}**: {_(SCORES[name].help)}" for name in PER_CLASS),
    )  # fmt: skip
    found, label = averages(scores, chosen), Message(SCORES[chosen].label)
    title = headline(words.averages_finding(found, label, names))
    told(words.apart_sentence(found, scores, label, names))
    chart(averages_chart(scores, found, names_of(it), say(label), _), "details_averages", title)
    for (_name, help_), sentence in zip(AVERAGES.values(), words.worked_out(found, scores), strict=True):
        st.markdown(f"- {as_written(say(sentence))}", help=_(help_))
    limits(AVERAGE_LIMITS)


def rest_view(it: Predictions) -> None:
    with st.spinner(_("Ranking {rows:,} rows by each class").format(rows=it.n)):
        rest = against_rest(it)
    title = headline(words.rest_finding(rest, it.class_names))
    told(words.rest_sentence(rest, it.class_names))
    chart(rest_chart(rest, names_of(it), _), "details_rest", title)
    limits(REST_LIMITS)
    st.divider()
    curves_view(it)


def top_view(it: Predictions) -> None:
    tops = top_k(it)
    title = headline(words.top_finding(tops))
    told(words.top_sentence(tops))
    chart(top_chart(tops, _), "details_top", title)
    limits(TOP_LIMITS)
