"""After the workshop: the room's summary, everybody's brief, and the end of the room."""

from functools import partial

import streamlit as st

from core.board.gathering import written
from core.board.handed import file_name, handed_page
from core.card.html import to_html
from core.markdown import as_written
from core.messages import translator
from core.rooms import Room
from core.rooms.leading import Handed
from core.rooms.summary import summary, summary_csv
from pages.components import state
from pages.components.engine import engine
from pages.components.frame import show_complaints
from pages.components.i18n import _, language, say
from pages.components.rooms import rooms
from pages.components.run_bar import address
from pages.components.workshop.all_briefs import all_briefs
from pages.components.workshop.telling import day


def after_view() -> None:
    """Draw what there is to take away."""
    room = rooms().room(state.memory().room.code)
    show_complaints()
    if room is None:
        return
    left, right = st.columns(2, gap="large")
    with left:
        _summary(room)
    with right:
        _briefs(room)


def _summary(room: Room) -> None:
    st.markdown(_("**The room's summary**"))
    st.caption(
        _("What was tried and learnt, how well guesses held before and after, and the thresholds in money. With names, or with numbers when you choose so under More.")
    )  # fmt: skip
    st.download_button(
        _("Summary as a page"), _page(room.code, room.version, language(), room), f"workshop-{room.code}.html",
        "text/html", key="after_html", on_click="ignore", icon=":material/article:",
    )  # fmt: skip
    st.download_button(
        _("All answers and runs as CSV"), summary_csv(room, _), f"workshop-{room.code}.csv", "text/csv",
        key="after_csv", on_click="ignore", icon=":material/table:",
    )  # fmt: skip
    st.caption(_("The room itself is deleted on {date}; delete it sooner under More.").format(date=day(room.expires)))


def _briefs(room: Room) -> None:
    it = state.memory().room
    st.markdown(_("**Everybody's brief**"))
    handed = rooms().briefs(it.code, it.host)
    here = {one.person.number for one in handed}
    st.caption(_("{n} of {people} have handed in.").format(n=len(handed), people=len(room.people)))
    missing = [as_written(say(room.called(person.number))) for person in room.people if person.number not in here]
    if missing:
        st.markdown(_("Not yet: {names}").format(names=", ".join(missing)))
    if handed:
        _files(room.code, handed)


def _files(code: str, handed: list[Handed]) -> None:
    """Draw the buttons; a document is computed from its run when it is asked for, and not before."""
    all_briefs(code, handed)
    lang, base = language(), address()
    names = {one.person.number: one.person.name for one in handed}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="after_single"):
        number = st.selectbox(_("One brief"), list(names), format_func=names.__getitem__, key="after_whose", width=260)
        one = next((it for it in handed if it.person.number == number), handed[0])
        st.download_button(
            _("Download this brief"), partial(_single, one, lang, base), f"{file_name(one.person)}.html", "text/html",
            key="after_brief", on_click="ignore", icon=":material/article:",
        )  # fmt: skip


@st.cache_data(show_spinner=False, max_entries=8, ttl=600)
def _page(code: str, version: int, lang: str, _room: Room) -> bytes:
    """Return the summary of a room as a page, written once a version."""
    return to_html(summary(_room), translator(lang), lang).encode()


def _single(one: Handed, lang: str, base: str) -> bytes:
    """Return one brief as a page."""
    write = partial(handed_page, translate=translator(lang), language=lang, address=base)
    return written(engine(), engine().store, one, write).encode("utf-8", "replace")
