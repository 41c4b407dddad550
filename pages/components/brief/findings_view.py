"""Kept findings in order: moved, noted, removed, brought back, opened again."""

import hashlib
import json

import streamlit as st

from core.brief import PAGES, Brief, Finding
from core.card.pieces import Numbers
from core.markdown import as_written
from pages.components import state
from pages.components.brief import changing
from pages.components.brief.opening import follow
from pages.components.brief.pieces import numbers_chart
from pages.components.i18n import _, say
from pages.components.scenarios.kept import arrive, shown

REMOVED = "brief_removed"  # findings with their places, the last one last
AT_ONCE = 10  # findings


def findings_view() -> None:
    """Draw the findings, some at a time."""
    changing.renew()
    arrive("brief_findings")
    findings = state.memory().brief.findings
    _undo()
    if not findings:
        st.info(
            _("Nothing kept yet: press “Keep this finding” on any page. It comes here with its numbers and the way back."),
            icon=":material/bookmark_add:",
        )  # fmt: skip
        return
    pages = -(-len(findings) // AT_ONCE)
    page = _page(pages) if pages > 1 else 1
    with st.container(key="brief_findings"):
        for place in range((page - 1) * AT_ONCE, min(page * AT_ONCE, len(findings))):
            _finding(findings[place], place, len(findings))


def _page(pages: int) -> int:
    if st.session_state.get("brief_page", 1) > pages:
        st.session_state["brief_page"] = pages
    return st.pagination(pages, key="brief_page")


def key_of(finding: Finding) -> str:
    """Return what tells a finding from others in keys of widgets."""
    told = json.dumps([finding.page, finding.link, finding.sentence.plain()], sort_keys=True, default=str)
    return hashlib.sha256(told.encode()).hexdigest()[:12]


def _finding(finding: Finding, place: int, of: int) -> None:
    key = key_of(finding)
    with st.container(border=True, key=f"brief_finding_{key}"):
        st.markdown(f"**{place + 1}.** {as_written(say(finding.sentence))}")
        if finding.numbers:
            drawn = Numbers(finding.numbers, finding.sentence)
            numbers_chart(drawn, f"brief_numbers_{key}")
            for words in drawn.spans:
                st.caption(say(words))
        if finding.note:
            st.text(finding.note)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            _moves(finding, key, place, of)
            with st.popover(_("Note"), icon=":material/edit_note:", key=f"brief_note_menu_{key}", type="tertiary"):
                _note(finding, key)
            label = _("Remove")
            st.button(label, key=f"brief_remove_{key}", icon=":material/delete:", type="tertiary", on_click=_remove, args=(finding,))  # fmt: skip
            title = _(PAGES[finding.page]) if finding.page in PAGES else finding.page
            if st.button(_("Open again"), key=f"brief_reopen_{key}", icon=":material/open_in_new:", type="tertiary", help=title):  # fmt: skip
                follow(finding.link)


def _moves(finding: Finding, key: str, place: int, of: int) -> None:
    ways = (
        ("up", -1, ":material/arrow_upward:", _("Move up"), place == 0),
        ("down", 1, ":material/arrow_downward:", _("Move down"), place == of - 1),
    )
    for name, steps, icon, label, at_end in ways:
        st.button(
            label, key=f"brief_{name}_{key}", icon=icon, disabled=at_end, type="tertiary", on_click=_move,
            args=(finding, steps),
        )  # fmt: skip


def _move(finding: Finding, steps: int) -> None:
    changing.change(state.memory().brief.move(finding, steps))


def _note(finding: Finding, key: str) -> None:
    widget = f"brief_note_{key}"
    shown(widget, changing.typed(widget, finding.note))
    st.text_area(
        _("What do you make of it?"), key=widget, on_change=_noted, args=(finding, widget),
        help=_("It goes into the brief as you write it."),
    )  # fmt: skip
    changing.remark(widget)


def _noted(finding: Finding, widget: str) -> None:
    changing.write(widget, lambda text: state.memory().brief.note(finding, text))


def _remove(finding: Finding) -> None:
    brief = state.memory().brief
    place = next((number for number, one in enumerate(brief.findings) if one.same(finding)), None)
    if place is not None:
        st.session_state.setdefault(REMOVED, []).append((place, brief.findings[place]))
        changing.change(brief.remove(finding))


def _undo() -> None:
    with st.container(key="brief_undo"):
        if st.session_state.get(REMOVED):
            __, finding = st.session_state[REMOVED][-1]
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.markdown(
                    _("Removed: {sentence}").format(sentence=as_written(say(finding.sentence))), width="content"
                )
                st.button(_("Bring it back"), key="brief_bring_back", icon=":material/undo:", on_click=_bring_back)


def _bring_back() -> None:
    place, finding = st.session_state[REMOVED].pop()
    brief: Brief = state.memory().brief
    if not any(finding.same(one) for one in brief.findings):
        changing.change(brief.add(finding).move(finding, place - len(brief.findings)))
