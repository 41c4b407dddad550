"""A weighted sum around the case in hand, beside its SHAP values."""

import streamlit as st

from core.charts.surrogate import surrogate_chart, surrogate_pictures
from core.explanation.case import Case
from core.explanation.simpler.local_words import (
    Compared,
    belief_sentence,
    compare,
    fidelity_sentence,
    local_finding,
    order_sentence,
)
from core.explanation.subject import subject_of
from core.jobs.simpler import local_around
from core.messages import N_
from pages.components.chart import chart
from pages.components.engine import engine
from pages.components.i18n import _
from pages.components.metrics.told import headline, limits, told

LIMITS = N_(
    "What this does not tell you: what causes the outcome. Both methods say what the model goes by. Copies of a case with "
    "some values from another row may be such as never occur, and how near “near” is was chosen by us."
)


def local_view(case: Case) -> None:
    """Draw the weights of the sum beside the SHAP values."""
    with st.spinner(_("A worker asks the model about copies of this case…"), show_time=True):
        local = local_around(engine(), case.run, case.x, case.how)
    it = compare(case, local, subject_of(case.run, case.how).groups(case.how))
    finding = headline(local_finding(it))
    told(order_sentence(it), fidelity_sentence(it), belief_sentence(it))
    _picture(case, it, finding)
    st.caption(
        _(
            "How it is made (LIME): {copies:,} copies of the case each take some of their values from training rows; those that "
            "keep more of the case count more; a weighted sum of “kept or not” is fitted to what the model says of them. "
            "Circle: SHAP value; diamond: weight of the sum, with its 95% range as a line. Blue pulls up, orange down."
        ).format(copies=local.copies)
    )
    limits(LIMITS)


def _picture(case: Case, it: Compared, finding: str) -> None:
    shape = case.run.data.image_shape
    if shape is None:
        chart(surrogate_chart(it, case.amounts, _), "local", finding)
    else:
        chart(surrogate_pictures(it, shape, case.amounts, _), "local_pictures", finding)
