"""The brief on one page: what was found, section by section what is known and open, and the advices."""

import streamlit as st

from core.brief.advices import ADVICES
from core.brief.sections import SECTIONS, Part
from core.markdown import as_written
from pages.components.brief import changing
from pages.components.brief.opening import follow
from pages.components.brief.parts import Known
from pages.components.brief.pieces import draw_piece
from pages.components.brief.ways import open_points
from pages.components.frame import shielded
from pages.components.i18n import _, say


def document_view(known: Known) -> None:
    """Draw the document."""
    changing.renew()
    title = known.facts.brief.title
    if title:
        st.text(title)
    _findings(known)
    for number, (name, part) in enumerate(known.parts.items(), 1):
        with st.container(border=True, key=f"brief_section_{name}"), shielded():
            _section(number, name, part)
    with st.container(border=True, key="brief_advices"), shielded():
        _advices(known)


def _findings(known: Known) -> None:
    findings = known.facts.brief.findings
    with st.container(border=True, key="brief_found"):
        st.markdown(_("#### What was found out"))
        if not findings:
            st.markdown(_("Nothing kept yet: press “Keep this finding” on any page."))
        for finding in findings:
            st.markdown(f"- {as_written(say(finding.sentence))}")
            if finding.note:
                st.caption(as_written(finding.note))


def _section(number: int, name: str, part: Part | None) -> None:
    section = SECTIONS[name]
    st.markdown(f"#### {number}. {_(section.title)}")
    st.markdown(f":gray[{_(section.question)}]")
    if part is None:
        st.error(
            _("This section could not be made, and that is our fault. All others are here."), icon=":material/error:"
        )
        return
    known, missing = st.columns([2.2, 1], gap="large")
    with known:
        for place, piece in enumerate(part.known):
            draw_piece(piece, f"brief_{name}_{place}")
        if not part.known:
            st.caption(_("Nothing known yet."))
    with missing:
        open_points(part.missing, f"brief_open_{name}")


def _advices(known: Known) -> None:
    ticked = {name: advice.tick(known.facts) for name, advice in ADVICES.items()}
    done = sum(one.done for one in ticked.values())
    st.markdown(_("#### Seven pieces of advice, ticked by evidence: {n} of {all}").format(n=done, all=len(ticked)))
    for name, one in ticked.items():
        with st.container(horizontal=True, vertical_alignment="top", gap="small"):
            icon = ":material/check_circle:" if one.done else ":material/radio_button_unchecked:"
            said = _("shown") if one.done else _("not shown yet")
            words = f"{icon} **{as_written(_(ADVICES[name].title))}** ({said})  \n{as_written(say(one.evidence))}"
            st.markdown(words, width="stretch")
            if one.link and st.button(_("See it"), key=f"brief_advice_{name}", type="tertiary"):
                follow(one.link)
