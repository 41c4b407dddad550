"""The scenarios page: all cases, or the one that is open."""

from functools import partial

import streamlit as st

from core.scenarios import DOMAINS, SCENARIOS, Scenario, after
from pages.components import state
from pages.components.frame import next_question, page_frame, shielded
from pages.components.i18n import _
from pages.components.places import after as page_after
from pages.components.places import file_of
from pages.components.scenarios.good_view import headline_view
from pages.components.scenarios.parts import parts


def body() -> None:
    """Draw the page."""
    case = SCENARIOS.get(state.memory().casing.case)
    if case is None:
        from pages.components.scenarios.landing import landing

        with page_frame("scenarios"):
            landing()
        return
    with page_frame("scenarios", _(case.title), _(case.question), goes_on=False, has_run=False):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(
                _("All cases"),
                key="to_cases",
                icon=":material/arrow_back:",
                type="tertiary",
                on_click=partial(_open, ""),
            )
            st.badge(_(DOMAINS[case.domain]), icon=case.icon, color="gray")
        _job(case)
        with st.container(), shielded():  # of its own, so that what is below keeps its place when this changes
            headline_view(case)
        with st.container(), shielded():
            parts(case)
    _next(case)


def _job(case: Scenario) -> None:
    st.markdown(_(case.job.who))
    alarm, miss = st.columns(2)
    alarm.caption(_(case.job.false_alarm))
    miss.caption(_(case.job.miss))


def _next(case: Scenario) -> None:
    st.divider()
    following = after(case.name)
    if following is not None:
        label = _("Next case: {question}").format(question=_(SCENARIOS[following].question))
        st.button(
            label, key="next_case", icon=":material/arrow_forward:", type="tertiary", on_click=partial(_open, following)
        )
    label = _("What would it cost to run a large model instead?")
    if st.button(label, key="to_planner", icon=":material/calculate:", type="tertiary"):
        state.memory().learning.topic = "planner"
        st.switch_page(file_of("concepts"))
    next_question(page_after("scenarios"))


def _open(name: str) -> None:
    state.memory().casing.case = name
