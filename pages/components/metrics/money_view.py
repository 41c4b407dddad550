"""The money of every threshold, with the best one, the verdict, and what the user decides."""

import streamlit as st

from core.charts.money import value_chart
from core.decision import Decision
from core.evaluation.money import words
from core.evaluation.money.band import value_band
from core.evaluation.money.month import month_of
from core.evaluation.money.values import value_curve
from core.evaluation.money.worth import worth
from core.evaluation.predictions import Predictions
from core.markdown import as_written
from core.messages import N_
from pages.components import state
from pages.components.chart import chart
from pages.components.i18n import _, say
from pages.components.metrics.controls import controls
from pages.components.metrics.keeping import keep

LIMITS = N_(
    "What this does not tell you: whether next year's cases are like these, whether people act on a flag as you think, and "
    "what running the model costs. The amounts are your assumptions; change one and see whether the verdict holds."
)
KINDS = {"worth": st.success, "not": st.warning, "unshown": st.info}


def money_view(whole: Predictions) -> None:
    """Draw the picture of the page for classes."""
    picture, right = st.columns([2.3, 1], gap="large")
    with right:
        controls(whole)
    decision = state.memory().decision
    it = whole.against(decision.positive)
    with picture:
        _picture(it, decision)


def _picture(it: Predictions, decision: Decision) -> None:
    found, worths, month = worth(it, decision), value_curve(it.curve, decision), month_of(it.curve, decision)
    title = say(words.best_finding(found, worths, decision))
    st.subheader(as_written(title), anchor=False)
    made = value_chart(worths, found, value_band(it.curve, decision), decision, month.money.value, _)
    chart(made, "metrics_value", title)
    st.markdown(
        as_written(
            f"{say(words.yours_sentence(month, found, decision))} {say(words.month_sentence(month, it.flagged_name))}"
        )
    )
    verdict = (
        f"**{as_written(say(words.verdict_title(found)))}.** {as_written(say(words.verdict_sentence(found, decision)))}"
    )
    more = words.needed_sentence(found)
    KINDS[found.kind](f"{verdict} {as_written(say(more))}" if more else verdict)
    st.caption(_(LIMITS))
    keep(it, words.verdict_sentence(found, decision), "worth")
