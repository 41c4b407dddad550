"""*Keep this finding*: on every page, a sentence with its numbers and its link goes into the user's brief."""

import streamlit as st

from core.brief import Finding
from core.markdown import as_written
from pages.components import ledger, state
from pages.components.i18n import _, say
from pages.components.places import question_link

JUST_KEPT = "just_kept"


def keep_button(finding: Finding, key: str, onward: str = "") -> None:
    """Draw the button; once the finding is kept, it says so, and asks the question of the page `onward`, if one is named."""
    kept = finding in state.memory().brief.findings
    with st.container(horizontal=True, gap="small", width="content", key=f"kept_{key}"):
        st.button(
            _("Kept in your brief") if kept else _("Keep this finding"),
            key=f"keep_{key}",
            icon=":material/bookmark_added:" if kept else ":material/bookmark_add:",
            disabled=kept,
            on_click=_keep,
            args=(finding,),
        )
        if kept and onward:
            question_link(onward)
    # The sidebar counts it, also where only a part of the page was drawn. Disabled by now, the button itself says nothing.
    if st.session_state.pop(JUST_KEPT, False):
        st.rerun()


def kept_words(finding: Finding) -> None:
    """Say what the button keeps, where the page says it in other words."""
    st.caption(_("What is kept: {sentence}").format(sentence=as_written(say(finding.sentence))))


def _keep(finding: Finding) -> None:
    st.session_state[JUST_KEPT] = True
    mind = state.memory()
    ledger.keep_brief(mind, mind.brief.add(finding))
