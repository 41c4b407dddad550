"""Changes of the brief: written at once, and the page around the open view drawn anew."""

import streamlit as st

from core.brief import Brief
from core.messages import UserError
from pages.components import ledger, state
from pages.components.i18n import say

STALE, PROBLEM = "brief_stale", "brief_problem"


def change(brief: Brief) -> None:
    """Go on with another brief; the verdict, the sidebar and the address have to be drawn anew."""
    if brief != state.memory().brief or _noted(brief) != _noted(state.memory().brief):
        ledger.keep_brief(state.memory(), brief)
        st.session_state[STALE] = True


def complain(problem: UserError) -> None:
    """Have the open view say what was wrong."""
    st.session_state[PROBLEM] = problem.message


def renew() -> None:
    """Draw the whole page anew where the brief was changed inside a view."""
    if st.session_state.pop(STALE, False):
        st.rerun()


def drawn() -> None:
    """Note that the whole page is being drawn."""
    st.session_state[STALE] = False


def show_problem() -> None:
    """Draw what was wrong, once."""
    if PROBLEM in st.session_state:
        st.error(say(st.session_state.pop(PROBLEM)), icon=":material/error:")


def _noted(brief: Brief) -> list[str]:
    """Return what findings don't differ by."""
    return [finding.note for finding in brief.findings]
