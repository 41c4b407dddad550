"""The brief on one page: what was found, then a row for each section, and one for the advices."""

import streamlit as st

from core.markdown import as_written
from pages.components.brief import changing
from pages.components.brief.parts import Known
from pages.components.brief.section_view import advices_row, section_row
from pages.components.brief.ways import FINDINGS, open_view
from pages.components.frame import shielded
from pages.components.i18n import _, say

FEW = 3  # findings in sight


def document_view(known: Known) -> None:
    """Draw the document."""
    changing.renew()
    with st.container(key="brief_document_title"):
        if known.facts.brief.title:
            st.text(known.facts.brief.title)
    with st.container(border=True, key="brief_found"), shielded():
        _findings(known)
    with st.container(gap="xsmall", key="brief_sections"):
        for number, name in enumerate(known.parts, 1):
            with shielded():
                section_row(known, number, name)
        with shielded():
            advices_row(known)


def _findings(known: Known) -> None:
    findings = known.facts.brief.findings
    st.markdown(_("#### What was found out"))
    if not findings:
        st.markdown(_("Nothing kept yet: press “Keep this finding” on any page."))
        return
    st.markdown("\n".join(f"- {as_written(say(finding.sentence))}" for finding in findings[:FEW]))
    label = _("All {n:,} findings").format(n=len(findings))
    st.button(label, key="brief_all_findings", type="tertiary", on_click=open_view, args=(FINDINGS,))
