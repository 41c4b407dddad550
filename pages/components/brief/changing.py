"""Changes of the brief: written at once, and the page around the open view drawn anew."""

from collections.abc import Callable

import streamlit as st

from core.brief import Brief
from core.markdown import as_written
from core.messages import Message, UserError
from pages.components import ledger, state
from pages.components.i18n import say

STALE, UNKEPT = "brief_stale", "brief_unkept"


def change(brief: Brief) -> None:
    """Go on with another brief; the verdict, the sidebar and the address have to be drawn anew."""
    if brief != state.memory().brief or _noted(brief) != _noted(state.memory().brief):
        ledger.keep_brief(state.memory(), brief)
        st.session_state[STALE] = True


def renew() -> None:
    """Draw the whole page anew where the brief was changed inside a view."""
    if st.session_state.pop(STALE, False):
        st.rerun()


def drawn() -> None:
    """Note that the whole page is being drawn."""
    st.session_state[STALE] = False


def typed(key: str, kept: str) -> str:
    """Return what a field shows: what is kept, or what was typed since and could not be kept."""
    text, __ = _unkept().get(key, (kept, None))
    return text


def remark(key: str) -> None:
    """Draw below a field why what was typed into it could not be kept."""
    __, problem = _unkept().get(key, ("", None))
    if problem is not None:
        st.error(as_written(say(problem)), icon=":material/error:")


def write(key: str, make: Callable[[str], Brief]) -> None:
    """Go on with the brief that `make` makes of a field's text; where it can't, the text stays in the field."""
    text: str = st.session_state[key]
    try:
        change(make(text))
        _unkept().pop(key, None)
    except UserError as problem:
        _unkept()[key] = text, problem.message


def _unkept() -> dict[str, tuple[str, Message]]:
    kept: dict[str, tuple[str, Message]] = st.session_state.setdefault(UNKEPT, {})
    return kept


def _noted(brief: Brief) -> list[str]:
    """Return what findings don't differ by."""
    return [finding.note for finding in brief.findings]
