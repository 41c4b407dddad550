"""Cross-validation: it measures, it doesn't cure; and how it can be fooled."""

import streamlit as st

from core.charts.lessons.generalisation_lines import folds_chart, luck_chart
from core.jobs.studies import study
from core.lessons.generalisation.folding import (
    FOLDS,
    Floats,
    folds_sentence,
    leak_sentence,
    leaking,
    luck_finding,
    luck_of,
    luck_sentence,
    study_of,
)
from core.messages import N_
from pages.components import state
from pages.components.chart import chart
from pages.components.concepts.generalisation_memory import mind
from pages.components.concepts.generalisation_soon import soon
from pages.components.concepts.story_part import tell
from pages.components.engine import engine
from pages.components.i18n import _, say
from pages.components.metrics.told import headline, limits, told
from pages.components.waiting import errand_view

LIMITS = N_(
    "What this does not tell you: how the best of many settings will do. Whoever tries many and keeps the best score has fitted "
    "the folds too; the score to report comes from rows that took no part in the choice (nested cross-validation, or a test "
    "set used once)."
)


def folds_view() -> None:
    """Draw the folds of one draw and the luck of all, once they are asked for."""
    tell("generalisation", "folds")
    it = mind()
    it.folds = st.slider(_(FOLDS.label), int(FOLDS.low), int(FOLDS.high), it.folds, help=_(FOLDS.help), key="gen_folds")
    if not it.folding:
        st.button(_("Cross-validate"), key="gen_fold", icon=":material/play_arrow:", type="primary", on_click=_ask)
    else:
        what, conduct = study_of(it.folds)
        errand = study(engine(), engine().store, "generalisation", what, conduct, state.memory().owner)
        errand_view(errand, _draw, _("Training a network for each fold"), _draw)
    with st.expander(_("How it is fooled")):
        soon("leak", leaking, _leaked, _("Cross-validating noise"))
    limits(LIMITS)


def _leaked(arrays: dict[str, Floats]) -> None:
    told(leak_sentence(arrays["wrong"], arrays["right"]))


def _ask() -> None:
    mind().folding = True


def _draw(arrays: dict[str, Floats]) -> None:
    shares, together, truth = arrays["folds"][0], float(arrays["all"][0]), float(arrays["truth"][0])
    luck, folds = luck_of(arrays), arrays["folds"].shape[1]
    alt = headline(luck_finding(luck, folds))
    sentence = folds_sentence(shares, together, truth)
    told(sentence)
    chart(folds_chart(shares, _), "generalisation_folds", say(sentence))
    told(luck_sentence(luck, folds))
    chart(luck_chart(luck, folds, _), "generalisation_luck", alt)
