"""What scores would be where the class that is looked for is rarer or more common: accuracy lies, precision doesn't."""

import streamlit as st

from core.charts.imbalance import rates_chart
from core.charts.thresholds import moved_chart, roc_chart
from core.evaluation.imbalance import GRID, RATES, at_rate, over_rates, words
from core.evaluation.imbalance.table import rate_table
from core.evaluation.predictions import Predictions
from core.evaluation.ranking import both_classes, precision_recall_points, ranked, roc_points
from core.evaluation.ranking.words import one_class_reason
from core.markdown import as_written
from core.messages import N_
from pages.components import state
from pages.components.chart import chart
from pages.components.i18n import _, say
from pages.components.metrics.told import beside, headline, limits, told

RARE = 0.01  # where accuracy lies most plainly
LIMITS = N_(
    "What this does not tell you: whether people of each class are the same where the class is rarer. Only how common it is was "
    "changed here; how scores are spread within each class was not. So recall and the ROC curve stay where they are."
)


def imbalance_view(whole: Predictions) -> None:
    it = whole.against(state.memory().decision.positive)
    if not both_classes(it):
        st.info(as_written(say(one_class_reason(it.curve, it.flagged_name))))
        return
    rate = st.select_slider(
        _("How common it is where you use it"), RATES, RARE, format_func=words.written_rate, key="details_rate",
        persist_state="session",
        help=_("E.g. 1%: of 100 cases one is what you look for. Changes this view alone, not your decision."),
    )  # fmt: skip
    _scores(it, rate)
    _curves(it, rate)
    limits(LIMITS)


def _scores(it: Predictions, rate: float) -> None:
    curve, threshold, name = it.curve, state.memory().decision.threshold, it.flagged_name
    outcome = curve.at(threshold)
    there = at_rate(outcome, rate)
    title = headline(words.nobody_sentence(there, name))
    told(words.model_sentence(there, threshold, name), words.flagged_sentence(there, name))
    chart(rates_chart(GRID, over_rates(outcome), curve.base_rate, rate, _), "details_rates", title)
    told(words.own_sentence(curve.base_rate, it.n, name))
    st.dataframe(rate_table(there, _), hide_index=True, key="details_rate_table")


def _curves(it: Predictions, rate: float) -> None:
    curve, threshold = it.curve, state.memory().decision.threshold
    own = ranked(it, "average_precision")
    there = ranked(it, "average_precision", base_rate=rate)
    title = beside(words.moved_finding(own, there, curve.base_rate, rate))
    left, right = st.columns(2, gap="large")
    points = precision_recall_points(curve), precision_recall_points(curve, base_rate=rate)
    with left:
        chart(moved_chart(*points, (curve.base_rate, rate), _), "details_moved", title)
    with right:
        chart(roc_chart(roc_points(curve), curve.at(threshold), threshold, _), "details_unmoved", title)
