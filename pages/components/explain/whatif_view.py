"""What if the row were another?"""

from concurrent.futures import Future
from dataclasses import replace

import streamlit as st

from core.charts.steps import steps_chart
from core.explanation.case import Case
from core.explanation.whatif.bridge import Changed
from core.explanation.whatif.drawing import bridge_steps
from core.explanation.whatif.edits import with_edits
from core.explanation.whatif.remarks import gaps, warnings
from core.explanation.whatif.sentences import as_it_is, bridge_title, change_sentence, reasons_title
from core.explanation.whatif.told import changed_answer, shown_threshold
from core.explanation.words import ends_of, steps_of
from core.jobs.explaining import PATIENCE
from core.jobs.whatif import changing_row
from core.markdown import as_written
from core.messages import N_, Message
from pages.components import state
from pages.components.chart import chart
from pages.components.engine import engine
from pages.components.explain.whatif_controls import controls
from pages.components.frame import shielded, show_complaints
from pages.components.i18n import _, say
from pages.components.metrics.told import beside, headline, limits

ROWS = 6  # of reasons: each that is drawn takes time, and a change is to be seen at once
QUICK = 0.3  # seconds
LIMITS = N_(
    "What this does not tell you: what would happen to a real person or thing whose value changes. It is the model that answers "
    "otherwise; in real life other columns would change too, and the outcome needs not follow."
)


@st.fragment
def whatif_view(case: Case) -> None:
    """Draw the columns to be changed, and what that changes; drawn anew by itself at each change."""
    with shielded():
        show_complaints()
        edits = state.memory().explaining.changes(case)
        _whatif(case, replace(case, x=with_edits(case.x, edits), place=None) if edits else None)


def _whatif(case: Case, edited: Case | None) -> None:
    above, middle, below = (
        st.container(),
        st.container(),
        st.container(),
    )  # what comes and goes must not move the sliders
    if edited is None:
        with above:
            headline(as_it_is(case, state.memory().decision))
            _answer(case, case)
        with middle:
            controls(case, case)
        with below:
            st.caption(_("Change a value above: the way from this answer to the new one is drawn here."))
    else:
        asked = changing_row(engine(), case.run, case.x, edited.x, case.how)
        with middle:  # while a worker is at it
            controls(case, edited)
        change = _waited(asked)
        after = replace(edited, told=change.told)
        with below:
            _pictures(case, after, change)
        with above:
            _told(case, after)
    limits(LIMITS)


def _waited(asked: Future[Changed]) -> Changed:
    """Return the answer of a worker; one that comes at once has no need of a spinner."""
    try:
        return asked.result(timeout=QUICK)
    except TimeoutError:
        with st.spinner(_("A worker is explaining this row…"), show_time=True):
            return asked.result(timeout=PATIENCE)


def _told(before: Case, after: Case) -> None:
    headline(change_sentence(before, after, state.memory().decision))
    _warnings(after)
    _answer(before, after)


def _answer(before: Case, after: Case) -> None:
    """Draw both answers, and what the change comes to."""
    told = changed_answer(before, after, state.memory().decision)
    with st.container(horizontal=True, gap="medium", key="whatif_answer"):
        st.metric(_("As it is"), told.before, width="content")
        if after is not before:
            st.metric(
                _("Changed"),
                told.after,
                say(told.by),
                width="content",
                delta_color=told.color,
                delta_arrow=told.arrow,
            )
        if told.verdict is not None:
            st.metric(_("Decision"), say(told.verdict), width="content")


def _pictures(before: Case, after: Case, change: Changed) -> None:
    _gaps(after)
    first, second = st.columns(2, gap="medium")
    with first:
        alt = beside(bridge_title(before, after, change.bridge))
        _bridge(before, after, change, alt)
    with second:
        alt = beside(reasons_title(before, after))
        _reasons(after, alt)


def _warnings(case: Case) -> None:
    for message in warnings(case.run, case.x):
        st.warning(as_written(say(message)), icon=":material/warning:")


def _gaps(case: Case) -> None:
    for message in gaps(case.run, case.x):
        st.caption(as_written(say(message)))


def _bridge(before: Case, after: Case, change: Changed, alt: str) -> None:
    figure = steps_chart(
        before.said, bridge_steps(before, after, change.bridge), after.said, before.amounts, _,
        (Message(N_("As it is")), Message(N_("Changed"))), shown_threshold(before, state.memory().decision),
    )  # fmt: skip
    chart(figure, "whatif_bridge", alt)


def _reasons(case: Case, alt: str) -> None:
    figure = steps_chart(
        case.base, steps_of(case), case.said, case.amounts, _,
        (ends_of(case)[0], Message(N_("Changed"))), shown_threshold(case, state.memory().decision), ROWS,
    )  # fmt: skip
    chart(figure, "whatif_reasons", alt)
