"""An earlier brief brought back: beside the present one, or in its place."""

import streamlit as st

from core.brief import Brief
from core.brief.merging import in_both, merged
from core.markdown import as_written
from core.messages import UserError
from pages.components import state
from pages.components.brief import changing
from pages.components.i18n import _, say

FILE, BEFORE = "brief_import", "brief_before"
ENDINGS = ["json", "html"]


def importing() -> None:
    """Draw the way in, and what to do with what came."""
    st.markdown(_("#### Bring an earlier brief back"))
    _back()
    number = st.session_state.get(f"{FILE}_number", 0)
    file = st.file_uploader(
        _("A brief that was saved here before"), ENDINGS, key=f"{FILE}_{number}",
        help=_("The file for importing again (.json), or the brief as a page (.html)."),
    )  # fmt: skip
    with st.container(key="brief_import_asked"):
        if file is not None:
            _asked(file.getvalue())


def _asked(content: bytes) -> None:
    from core.brief.reading import read_brief

    try:
        found = read_brief(content)
    except UserError as problem:
        st.error(as_written(say(problem.message)), icon=":material/error:")
        return
    words = {"findings": len(found.findings), "answers": len(found.answers)}
    words |= {"milestones": len(found.milestones), "risks": len(found.risks)}
    text = _("It has {findings:,} findings, {answers:,} answers, {milestones:,} milestones and {risks:,} risks.")
    st.markdown(text.format(**words))
    mine = state.memory().brief
    if mine.is_empty:
        st.button(_("Take it over"), type="primary", key="brief_replace", on_click=_take, args=(found,))
        return
    both = in_both(mine, found)
    if both:
        st.caption(_("You answered {n:,} questions otherwise: added to yours, your own answers stay.").format(n=both))
    with st.container(horizontal=True, gap="small"):
        st.button(_("Add it to mine"), type="primary", key="brief_merge", on_click=_take, args=(merged(mine, found),))
        st.button(_("Put it in place of mine"), key="brief_replace", on_click=_take, args=(found,))


def _take(brief: Brief) -> None:
    """Go on with another brief; the uploader forgets its file, and the one before can be had back."""
    st.session_state[BEFORE] = state.memory().brief
    st.session_state[f"{FILE}_number"] = st.session_state.get(f"{FILE}_number", 0) + 1
    changing.change(brief)


def _back() -> None:
    with st.container(key="brief_back"):
        before: Brief | None = st.session_state.get(BEFORE)
        if before is not None and before != state.memory().brief:
            st.success(_("Your brief is now the one that you brought."), icon=":material/check:")
            st.button(_("Back to the one before"), key="brief_bring_before", icon=":material/undo:", on_click=_undo)


def _undo() -> None:
    changing.change(st.session_state.pop(BEFORE))
