"""What the chosen threshold does, and what acting without a model would bring."""

from functools import partial
from math import isnan

import streamlit as st

from core.charts.outcomes import confusion_chart, hills_chart
from core.charts.thresholds import precision_recall_chart, roc_chart
from core.decision import Decision
from core.evaluation import SCORES
from core.evaluation.intervals import Interval
from core.evaluation.money import words
from core.evaluation.money.month import Month, month_of, monthly_scores, written_score
from core.evaluation.money.rivals import rivals_table
from core.evaluation.money.rule import rule_of
from core.evaluation.money.worth import worth
from core.evaluation.predictions import Predictions
from core.evaluation.ranking import both_classes, precision_recall_points, ranked, roc_points
from core.evaluation.ranking import words as ranks
from core.evaluation.ranking.hills import hills
from core.evaluation.sureness.undefined import why_undefined
from core.evaluation.sureness.words import remarks
from core.markdown import as_written
from core.messages import N_
from pages.components import state
from pages.components.chart import chart
from pages.components.i18n import _, say
from pages.components.metrics.classes_view import classes_view
from pages.components.metrics.told import beside, headline, limits, names_of, told
from pages.components.tabs import views

LIMITS = N_(
    "What this does not tell you: which of the cases these are, and whether some people are flagged in vain more often than "
    "others; see the next tabs."
)


def decide_view(whole: Predictions) -> None:
    """Draw the views of the tab: of one class against the rest, where there are more than two."""
    it = whole.against(state.memory().decision.positive)
    every = {N_("All classes"): partial(classes_view, whole)} if whole.classes > 2 else {}
    contents = {N_("What it does"): partial(_does, it), N_("With and without a model"): partial(_rivals, it), **every}
    views(f"metrics_decide_{len(contents)}", contents)


def _does(it: Predictions) -> None:
    decision = state.memory().decision
    month = month_of(it.curve, decision)
    headline(words.flagged_sentence(month, it.flagged_name))
    told(words.capacity_sentence(month, decision))
    _scores(it, month)
    left, right = st.columns(2, gap="large")
    with left:
        title = beside(words.right_sentence(month))
        chart(confusion_chart(month.counts, names_of(it), _), "metrics_confusion", title)
    with right:
        title = beside(ranks.hills_finding(it.curve, it.flagged_name))
        chart(hills_chart(hills(it.curve), names_of(it), _, decision.threshold), "metrics_histogram", title)
    if both_classes(it):
        _curves(it, decision)
    limits(LIMITS)


def _curves(it: Predictions, decision: Decision) -> None:
    """Draw both curves of all thresholds, with the one in hand on them; Details say more of them."""
    left, right = st.columns(2, gap="large")
    at = it.curve.at(decision.threshold)
    with left:
        title = beside(ranks.roc_finding(ranked(it, "roc_auc"), it.curve))
        chart(roc_chart(roc_points(it.curve), at, decision.threshold, _), "metrics_roc", title)
    with right:
        average = ranked(it, "average_precision")
        title = beside(ranks.precision_finding(average, it.curve.base_rate, it.flagged_name, it.curve))
        made = precision_recall_chart(precision_recall_points(it.curve), at, decision.threshold, _)
        chart(made, "metrics_precision_recall", title)


def _scores(it: Predictions, month: Month) -> None:
    """Draw every score of choices, a tile each, and why one is undefined."""
    scores = monthly_scores(month)
    with st.container(horizontal=True, gap="medium"):
        for name, value in scores.items():
            st.metric(_(SCORES[name].label), written_score(value), help=_(SCORES[name].help), width="content")
    table = it.curve.at(state.memory().decision.threshold).confusion
    for why in remarks(
        {name: Interval(v, note=why_undefined(name, it, table)) for name, v in scores.items() if isnan(v)}
    ):
        st.caption(as_written(say(why)))


def _rivals(it: Predictions) -> None:
    decision = state.memory().decision
    found = worth(it, decision)
    headline(words.verdict_title(found))
    told(words.verdict_sentence(found, decision), words.needed_sentence(found))
    st.dataframe(rivals_table(found, decision, _), hide_index=True, key="metrics_rivals")
    if rule_of(it) is None:
        st.caption(_(NO_RULE))
    st.caption(_(RIVALS))
    limits(words.LIMITS)


NO_RULE = N_(
    "There is no simple rule to compare with: the rows have no columns that it could look at, only labels and scores."
)
RIVALS = N_(
    "All amounts are a month, with the range that 95 of 100 samples of other rows would give; “more with the model” has the luck "
    "of its threshold taken off. The simple rule is one split of one column, found on rows that were not graded."
)
