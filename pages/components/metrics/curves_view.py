"""The curves of all thresholds, of two classes or of one against the rest, with the threshold in hand on them."""

import streamlit as st

from core.charts.outcomes import hills_chart
from core.charts.thresholds import precision_recall_chart, roc_chart
from core.evaluation import SCORES
from core.evaluation.predictions import Predictions
from core.evaluation.ranking import both_classes, precision_recall_points, ranked, roc_points, words
from core.evaluation.ranking.hills import hills
from core.markdown import as_written
from core.messages import N_, Message
from pages.components import state
from pages.components.chart import chart
from pages.components.i18n import _, say
from pages.components.metrics.told import beside, limits, names_of, told

ROC_LIMITS = N_(
    "What this does not tell you: how many of the flagged are right. This curve stays the same however rare what you look for is."
)
PRECISION_LIMITS = N_(
    "What this does not tell you: what it would be where what you look for is rarer or more common; see Imbalance. Nor what a hit "
    "or a false alarm is worth."
)
HILLS_LIMITS = N_(
    "What this does not tell you: whether a score of 0.8 means 80 of 100. The more the two hills overlap, the less any threshold "
    "can tell the classes apart."
)


def curves_view(whole: Predictions) -> None:
    it = whole.against(state.memory().decision.positive)
    if not both_classes(it):
        st.info(as_written(say(words.one_class_reason(it.curve, it.flagged_name))))
        return
    left, right = st.columns(2, gap="large")
    with left:
        _roc(it)
    with right:
        _precision_recall(it)
    _hills(it)


def _roc(it: Predictions) -> None:
    curve, threshold, auc = it.curve, state.memory().decision.threshold, ranked(it, "roc_auc")
    title = beside(words.roc_finding(auc, curve))
    chart(roc_chart(roc_points(curve), curve.at(threshold), threshold, _), "details_roc", title)
    told(
        words.pair_sentence(it.flagged_name),
        words.roc_point(curve, threshold, it.flagged_name),
        words.area_sentence(Message(SCORES["roc_auc"].label), auc, 0.5),
    )
    limits(ROC_LIMITS)


def _precision_recall(it: Predictions) -> None:
    curve, threshold, average = it.curve, state.memory().decision.threshold, ranked(it, "average_precision")
    title = beside(words.precision_finding(average, curve.base_rate, it.flagged_name, curve))
    made = precision_recall_chart(precision_recall_points(curve), curve.at(threshold), threshold, _)
    chart(made, "details_precision_recall", title)
    told(
        words.precision_point(curve, threshold, it.flagged_name),
        words.area_sentence(Message(SCORES["average_precision"].label), average, curve.base_rate),
    )
    limits(PRECISION_LIMITS)


def _hills(it: Predictions) -> None:
    title = beside(words.hills_finding(it.curve, it.flagged_name))
    made = hills_chart(hills(it.curve), names_of(it), _, state.memory().decision.threshold)
    chart(made, "details_hills", title)
    limits(HILLS_LIMITS)
