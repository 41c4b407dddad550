"""What moves the predictions, beside what the score would lose."""

from functools import partial

import numpy as np
import streamlit as st

from core.explanation.case import Case
from core.explanation.overall.comparison import gaps
from core.explanation.overall.comparison_words import (
    agreement_sentence,
    comparison_finding,
    gap_sentence,
    luck_sentence,
)
from core.explanation.overall.correlation import associations
from core.explanation.overall.importance import importance
from core.explanation.overall.permutation import Permuted
from core.explanation.overall.pictures import beside_picture
from core.explanation.whole import Whole
from core.jobs.overall import known_permuted, permuted_errand
from core.messages import N_
from pages.components import state
from pages.components.chart import chart
from pages.components.engine import engine
from pages.components.explain.hand import whole_view
from pages.components.i18n import _
from pages.components.metrics.told import headline, limits, told
from pages.components.waiting import errand_view

LIMITS = N_(
    "What this does not tell you: what a model without the column would score. It could learn to use another one instead; shuffling only "
    "takes it from this model. And neither side says what causes the outcome."
)


def beside_view(case: Case) -> None:
    """Draw both measures, and why they differ where they do."""
    whole_view(partial(_whole, case))


def _whole(case: Case, whole: Whole) -> None:
    store, draw = engine().store, partial(_draw, case, whole)
    known = known_permuted(store, case.run)
    if known is not None:
        draw(known)
    else:
        errand = permuted_errand(engine(), store, case.run, state.memory().owner)
        errand_view(errand, draw, _("Shuffling one column after the other"), draw)


def _draw(case: Case, whole: Whole, permuted: Permuted) -> None:
    shap = importance(whole.told, np.array([case.output]))
    title = headline(comparison_finding(shap, permuted, case))
    st.caption(_("Left: how far a column moves the predictions (mean size of its SHAP values). Right: how much worse the model scores on test rows when the column's values are shuffled among them (permutation importance)."))  # fmt: skip
    if permuted.done:
        chart(beside_picture(shap, permuted, case, _), "overall_beside", title)
        for gap in gaps(shap, permuted, associations(case.run)):
            told(gap_sentence(gap, permuted, case))
        told(agreement_sentence(shap, permuted), luck_sentence(permuted))
    limits(LIMITS)
