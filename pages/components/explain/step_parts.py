"""A sequence step by step: what each step pulls, and what the model says after it."""

import streamlit as st

from core.charts.attributed_steps import said_chart, shares_chart
from core.explanation.case import Case
from core.explanation.parts import step_words as words
from core.jobs.parting import revealed, told_in_parts
from core.messages import N_
from pages.components.chart import chart
from pages.components.engine import engine
from pages.components.i18n import _
from pages.components.metrics.told import beside, headline, limits, told

BARS = N_("Each bar is a step's share, averaged over many orders of the steps; together they add up to the answer.")
CURVE = N_(
    "Here the steps are shown once, in reading order; those that are not yet read come from {rows} training rows, and the line is "
    "the mean over them, with the range of that mean for 95 of 100 other draws."
)
ORDERS = {
    "rnn": N_("A recurrent network reads in this order and remembers."),
    "transformer": N_("A Transformer looks at all steps at once: the order here is only that of the lines or columns."),
}
LIMITS = N_(
    "What this does not tell you: what causes the outcome. A step shows what this model uses, and what it says halfway is made "
    "with steps of other rows behind it, which may not fit together."
)


def step_parts(case: Case) -> None:
    """Draw the share of each step, then what is said after each."""
    with st.spinner(_("A worker is explaining this row…"), show_time=True):
        found, said = told_in_parts(engine(), case, "steps"), revealed(engine(), case)
    steps, shape = words.step_shares(case, found), case.run.data.image_shape
    title = headline(words.step_finding(case, steps))
    left, right = st.columns(2, gap="large")
    with left:
        picture = None if shape is None else case.x.reshape(shape)
        chart(shares_chart(steps, case.amounts, _, picture), "explain_steps_shares", title)
        st.caption(_(BARS))
    with right:
        alt = beside(words.move_finding(case, said))
        chart(said_chart(said, case.output, case.amounts, _), "explain_steps_said", alt)
        st.caption(_(CURVE).format(rows=said.rows))
    told(words.settled_sentence(case, said))
    st.caption(_(ORDERS[case.run.experiment.model]))
    limits(LIMITS)
