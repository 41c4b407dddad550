"""The money of every threshold, with the best one, the verdict, and what the user decides."""

import streamlit as st

from core.charts.money import value_chart
from core.decision import Decision
from core.evaluation.money import words
from core.evaluation.money.band import value_band
from core.evaluation.money.kept import worth_numbers
from core.evaluation.money.month import month_of
from core.evaluation.money.values import value_curve
from core.evaluation.money.worth import Worth, worth
from core.evaluation.predictions import Predictions
from core.luck import in_a_row
from core.markdown import as_written
from pages.components import state
from pages.components.chart import chart
from pages.components.i18n import _, say
from pages.components.metrics.controls import controls
from pages.components.metrics.keeping import keep
from pages.components.metrics.told import headline, limits, told

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
    title = headline(words.best_finding(found, worths, decision))
    made = value_chart(worths, found, value_band(it.curve, decision), decision, month.money.value, _)
    chart(made, "metrics_value", title)
    told(
        words.yours_sentence(month, found, decision),
        words.month_sentence(month, it.flagged_name),
        words.capacity_sentence(month, decision),
    )
    _verdict(found, decision)
    told(words.range_sentence(found, decision))
    limits(words.LIMITS)
    keep(words.kept_verdict(found, decision, it.title), it, "worth", worth_numbers(found, decision), "explain")


def _verdict(found: Worth, decision: Decision) -> None:
    said = words.verdict_sentence(found, decision), words.needed_sentence(found)
    sentences = say(in_a_row([sentence for sentence in said if sentence is not None]))
    text = _("**{verdict}.** {sentences}")
    KINDS[found.kind](text.format(verdict=as_written(say(words.verdict_title(found))), sentences=as_written(sentences)))
