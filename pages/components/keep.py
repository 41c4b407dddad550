"""*Keep this finding*: on every page, a sentence with its numbers and its link goes into the user's brief."""

import streamlit as st

from core.brief import Finding
from pages.components import state
from pages.components.i18n import _


def keep_button(finding: Finding, key: str) -> None:
    """Draw the button; once the finding is kept, it says so."""
    kept = finding in state.memory().brief.findings
    pressed = st.button(
        _("Kept in your brief") if kept else _("Keep this finding"),
        key=f"keep_{key}",
        icon=":material/bookmark_added:" if kept else ":material/bookmark_add:",
        disabled=kept,
        on_click=_keep,
        args=(finding,),
    )
    if pressed:
        st.rerun()  # the sidebar counts it, also where only a part of the page was drawn


def _keep(finding: Finding) -> None:
    state.memory().brief = state.memory().brief.add(finding)
