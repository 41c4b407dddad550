"""A section of the brief as one row, which opens to all that is known and what is open."""

from collections.abc import Callable, Mapping

import streamlit as st

from core.brief.advices import ADVICES, Ticked
from core.brief.sections import SECTIONS, Part
from core.brief.sections.answer import answer
from core.card.pieces import Text
from core.charts.answered import Progress
from core.markdown import as_written
from pages.components.brief import changing
from pages.components.brief.opening import follow
from pages.components.brief.parts import Known, reached
from pages.components.brief.pieces import draw_piece
from pages.components.brief.ways import open_points
from pages.components.frame import shielded
from pages.components.i18n import _, say

ICONS: Mapping[Progress, str] = {
    "answered": ":material/check_circle:",
    "partly": ":material/timelapse:",
    "open": ":material/radio_button_unchecked:",
}


@st.fragment
def row(key: str, icon: str, label: str, draw: Callable[[], None]) -> None:
    """Draw a row; opening it draws nothing else anew, and what is in it is drawn when it is open."""
    changing.renew()
    opened = st.expander(label, key=f"brief_row_{key}", icon=icon, on_change="rerun")
    with opened, shielded():
        if opened.open:
            draw()


def section_row(known: Known, number: int, name: str) -> None:
    """Draw a section: how far it is, its title, its answer in one sentence, how much is open."""
    part = known.parts[name]
    words = {"number": number, "title": _(SECTIONS[name].title), "answer": _answer(name, part)}
    label = _("**{number}. {title}**: {answer}").format(**words) + _open(part)
    row(f"section_{name}", ICONS[reached(part)], label, lambda: _section(name, part))


def _answer(name: str, part: Part | None) -> str:
    said = None if part is None else answer(part)
    if said is not None:
        return as_written(say(said))
    return _(SECTIONS[name].question) if part is not None and part.known else _("Nothing known yet.")


def _open(part: Part | None) -> str:
    if part is None or not part.missing:
        return ""
    said = _("{n:,} open").format(n=len(part.missing))
    return f" :gray[· {said}]"


def _section(name: str, part: Part | None) -> None:
    st.markdown(f":gray[{_(SECTIONS[name].question)}]")
    if part is None:
        st.error(
            _("This section could not be made, and that is our fault. All others are here."), icon=":material/error:"
        )
        return
    known, missing = st.columns([2.2, 1], gap="large")
    with known:
        for place, piece in enumerate(part.known):
            if piece != Text(answer(part) or ""):  # which the row says already
                draw_piece(piece, f"brief_{name}_{place}")
        if not part.known:
            st.caption(_("Nothing known yet."))
    with missing:
        open_points(part.missing, f"brief_open_{name}")


def advices_row(known: Known) -> None:
    """Draw the seven pieces of advice."""
    ticked = {name: advice.tick(known.facts) for name, advice in ADVICES.items()}
    done = sum(one.done for one in ticked.values())
    title = _("Seven pieces of advice, ticked by evidence: {n} of {all}").format(n=done, all=len(ticked))
    state: Progress = "answered" if done == len(ticked) else "partly" if done else "open"
    row("advices", ICONS[state], f"**{title}**", lambda: _advices(ticked))


def _advices(ticked: Mapping[str, Ticked]) -> None:
    for name, one in ticked.items():
        with st.container(horizontal=True, vertical_alignment="top", gap="small"):
            icon = ":material/check_circle:" if one.done else ":material/radio_button_unchecked:"
            said = _("shown") if one.done else _("not shown yet")
            words = f"{icon} **{as_written(_(ADVICES[name].title))}** ({said})  \n{as_written(say(one.evidence))}"
            st.markdown(words, width="stretch")
            if one.link and st.button(_("See it"), key=f"brief_advice_{name}", type="tertiary"):
                follow(one.link)
