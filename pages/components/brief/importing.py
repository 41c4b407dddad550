"""An earlier brief brought back: beside the present one, or in its place."""

import streamlit as st

from core.brief import Brief
from core.brief.merging import in_both, merged
from core.brief.reading import read_whole
from core.markdown import as_written
from core.messages import UserError
from pages.components import state
from pages.components.brief import changing
from pages.components.brief.opening import follow
from pages.components.i18n import _, say

FILE, BEFORE, ABOUT = "brief_import", "brief_before", "brief_about"
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
    try:
        read = read_whole(content)
    except UserError as problem:
        st.error(as_written(say(problem.message)), icon=":material/error:")
        return
    found, mine = read.brief, state.memory().brief
    words = {"findings": len(found.findings), "answers": len(found.answers)}
    words |= {"milestones": len(found.milestones), "risks": len(found.risks)}
    text = _("It has {findings:,} findings, {answers:,} answers, {milestones:,} milestones and {risks:,} risks.")
    st.markdown(text.format(**words))
    for message in read.left_out:
        st.warning(as_written(say(message)), icon=":material/info:")
    if mine.is_empty:
        st.button(_("Take it over"), type="primary", key="brief_replace", on_click=_take, args=(found, read.link))
        return
    both = in_both(mine, found)
    if both:
        st.caption(_("You answered {n:,} questions otherwise: added to yours, your own answers stay.").format(n=both))
    together = merged(mine, found)
    with st.container(horizontal=True, gap="small"):
        st.button(_("Add it to mine"), type="primary", key="brief_merge", on_click=_take, args=(together, read.link))
        st.button(_("Put it in place of mine"), key="brief_replace", on_click=_take, args=(found, read.link))


def _take(brief: Brief, link: str) -> None:
    """Go on with another brief; the uploader forgets its file, and the one before can be had back."""
    st.session_state[BEFORE], st.session_state[ABOUT] = state.memory().brief, link
    st.session_state[f"{FILE}_number"] = st.session_state.get(f"{FILE}_number", 0) + 1
    changing.change(brief)


def _back() -> None:
    with st.container(key="brief_back"):
        if st.session_state.get(BEFORE) is None:
            return
        st.success(_("The brief that you brought is here."), icon=":material/check:")
        with st.container(horizontal=True, gap="small"):
            st.button(_("Back to the one before"), key="brief_bring_before", icon=":material/undo:", on_click=_undo)
            link = st.session_state.get(ABOUT, "")
            if link and st.button(_("Take its run in hand"), key="brief_bring_run", icon=":material/science:"):
                st.session_state[BEFORE] = None
                follow(link)


def _undo() -> None:
    changing.change(st.session_state[BEFORE])
    st.session_state[BEFORE] = None
