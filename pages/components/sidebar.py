"""The sidebar below the navigation: language, the user's brief, and the device that trains."""

import streamlit as st

from core.brief import to_markdown
from pages.components import state
from pages.components.engine import engine
from pages.components.i18n import _, language, switch_language
from pages.components.run_bar import address


def draw() -> None:
    """Draw the sidebar."""
    switch_language()
    _brief()
    _device()


def _brief() -> None:
    label = _("Your brief ({n})").format(n=len(state.memory().brief.findings))
    if st.button(label, icon=":material/bookmarks:", key="brief", width="stretch"):
        st.dialog(_("Your brief"), width="large")(_show_brief)()


def _show_brief() -> None:
    brief = state.memory().brief
    text = to_markdown(brief, _, language(), address())
    st.markdown(text)
    if brief.findings:
        st.download_button(
            _("Download as Markdown"), text, "brief.md", "text/markdown", key="brief_download", on_click="ignore",
            icon=":material/download:",
        )  # fmt: skip


def _device() -> None:
    st.caption(str(engine().status))
