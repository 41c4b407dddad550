"""Can chances be taken at their word: the reliability diagram, and what corrections would do."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from core.charts.calibration import reliability_chart
from core.evaluation.calibration import BINS, CORRECTIONS, MEASURES, basis, corrected, effects, reliability_of, why_not
from core.evaluation.calibration.words import (
    before_after,
    bin_sentence,
    by_how_much,
    effect_finding,
    effect_sentence,
    error_sentence,
    reliability_finding,
)
from core.evaluation.predictions import Predictions
from core.evaluation.sureness.contest import Contest
from core.messages import N_
from pages.components import state
from pages.components.chart import chart
from pages.components.i18n import _, say
from pages.components.metrics.keeping import keep_about
from pages.components.metrics.told import beside, headline, limits, told

WAY, CORRECTION = "sure_bins", "sure_correction"
LIMITS = N_(
    "What this does not tell you: whether the model is any good. Saying the same share of every row is right on average and tells "
    "nobody apart; see AUC for that. Where the share in real life differs from these rows, all chances are off."
)
RANKING = N_(
    "A correction changes what chances say, hardly whom they rank first: AUC stays about the same, and the best threshold moves."
)


def calibration_view(whole: Predictions) -> None:
    """Draw the diagram of the class that is acted on, and what each correction does to all chances."""
    positive = state.memory().decision.positive
    it, reason = whole.against(positive), why_not(whole)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        way = _way()
        name = _correction() if reason is None else None
    found, called = reliability_of(it, way), _called(it)
    finding = reliability_finding(found)
    title = headline(finding)
    after = None if name is None else reliability_of(corrected(whole, name).against(positive), way)
    drawn = None if name is None or after is None else (_(CORRECTIONS[name].label), after)
    picture, words = st.columns([1.4, 1], gap="large")
    with picture:
        chart(reliability_chart(found, called, _, drawn), "sure_reliability", title)
    with words:
        told(bin_sentence(found, it.flagged_name))
        told(error_sentence(found))
    st.divider()
    if reason is None:
        _corrections(whole, name)
    else:
        told(reason)
    limits(LIMITS)
    keep_about(it, finding, "sure_calibration")


def _called(it: Predictions) -> str:
    return it.flagged_name if isinstance(it.flagged_name, str) else say(it.flagged_name)


def _way() -> str:
    chosen: str = st.segmented_control(
        _("Groups of rows"), list(BINS), format_func=lambda way: _(BINS[way].label), key=WAY, default="equal_count",
        required=True, persist_state="session",
        help=" ".join(f"**{_(bins.label)}**: {_(bins.help)}" for bins in BINS.values()),
    )  # fmt: skip
    return chosen


def _correction() -> str | None:
    chosen: str | None = st.segmented_control(
        _("Put right by"), list(CORRECTIONS), format_func=lambda name: _(CORRECTIONS[name].label), key=CORRECTION,
        persist_state="session",
        help=" ".join(f"**{_(one.label)}**: {_(one.help)}" for one in CORRECTIONS.values()),
    )  # fmt: skip
    return chosen


def _corrections(whole: Predictions, name: str | None) -> None:
    with st.spinner(_("Putting chances right in three ways")):
        made = {one: effects(whole, one) for one in CORRECTIONS}
    beside(effect_finding(made))
    told(basis(whole), *([] if name is None else [effect_sentence(made[name], name)]))
    st.dataframe(_table(made), hide_index=True, key="sure_corrections")
    st.caption(_(RANKING))


def _table(made: Mapping[str, Mapping[str, Contest]]) -> pd.DataFrame:
    rows = [
        {
            _("Correction"): _(CORRECTIONS[name].label),
            _("Measure"): _(measure.label),
            _("Before → after"): before_after(found[key]),
            _("Better by (95 of 100)"): say(by_how_much(found[key])),
            _("What it says"): _(measure.help),
        }
        for name, found in made.items()
        for key, measure in MEASURES.items()
    ]
    return pd.DataFrame(rows)
