"""Deletion at once and wholly: of the brief, or of everything that is kept of a person."""

import logging

import streamlit as st

from pages.components import ledger, state
from pages.components.brief import changing
from pages.components.brief.findings_view import REMOVED
from pages.components.brief.importing import BEFORE
from pages.components.i18n import _
from pages.components.memory import opened_with

_LOG = logging.getLogger(__name__)
MENUS = ("brief_delete_menu", "brief_delete_all_menu")
FAILED, DONE = "brief_delete_failed", "brief_deleted"


def deleting() -> None:
    """Draw the two buttons, each with a question before it."""
    st.markdown(_("#### Delete"))
    with st.container(key="brief_delete_said"):
        _said()
    with st.container(horizontal=True, gap="small"):
        with st.popover(_("Delete this brief…"), icon=":material/delete:", key=MENUS[0], on_change="rerun"):
            st.markdown(_("Findings, answers, plan and rule go at once, here and on the server. Your runs stay. There is no way back."))  # fmt: skip
            st.button(_("Yes, delete the brief"), type="primary", key="brief_delete", on_click=_delete)
        with st.popover(
            _("Delete everything kept about me…"), icon=":material/delete_forever:", key=MENUS[1], on_change="rerun"
        ):
            st.markdown(
                _(
                    "The brief, your list of runs, and every run and table of yours that nobody else has in their list go at "
                    "once, here and on the server. What you gave in a workshop's room stays there until you leave it. There is "
                    "no way back."
                )
            )
            st.button(_("Yes, delete everything"), type="primary", key="brief_delete_all", on_click=_delete_all)


def _said() -> None:
    if st.session_state.pop(FAILED, False):
        st.error(
            _("It could not be deleted from the server just now, so it is still here. Try again."),
            icon=":material/error:",
        )
    if st.session_state.pop(DONE, False):
        st.success(_("Deleted, here and on the server."), icon=":material/check:")


def _delete() -> None:
    try:
        ledger.forget_brief(state.memory())
    except OSError as problem:
        _fail(problem)
        return
    _forget()


def _delete_all() -> None:
    mind = state.memory()
    try:
        ledger.forget_all(mind)
    except OSError as problem:
        _fail(problem)
        return
    if mind.job is not None:
        mind.job.stop()
    fresh = opened_with({})
    fresh.room, fresh.tabs, fresh.owner = mind.room, mind.tabs, mind.owner
    st.session_state["memory"] = fresh
    _forget()


def _fail(problem: OSError) -> None:
    _LOG.warning("Could not delete a brief: %s", problem)
    st.session_state[FAILED] = True


def _forget() -> None:
    """Forget what could bring it back, and draw the whole page anew."""
    for name in (REMOVED, BEFORE):
        st.session_state.pop(name, None)
    for menu in MENUS:
        st.session_state[menu] = False
    st.session_state[changing.STALE] = st.session_state[DONE] = True
