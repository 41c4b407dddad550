"""Findings that the user keeps: a button on every page, and the brief they make, in the sidebar."""

import streamlit as st

from core.brief import Brief, Finding, to_markdown
from pages.components import state
from pages.components.i18n import _, language, say


def keep_button(finding: Finding, key: str) -> None:
    """Draw *Keep this finding*; once kept, it says so."""
    kept = finding in state.memory()["findings"]
    st.button(
        _("Kept in your brief") if kept else _("Keep this finding"),
        key=f"keep_{key}",
        icon=":material/bookmark_added:" if kept else ":material/bookmark_add:",
        disabled=kept,
        on_click=state.memory()["findings"].append,
        args=(finding,),
    )
