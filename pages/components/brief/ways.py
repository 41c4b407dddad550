"""Ways from one view of the brief to another, and from what is open to where it is answered."""

from collections.abc import Sequence

import streamlit as st

from core.brief.sections import Missing
from core.messages import N_
from pages.components import state
from pages.components.brief.changing import STALE
from pages.components.brief.opening import follow, page_of
from pages.components.i18n import _, say
from pages.components.places import PLACES

VIEWS, ASKED = "brief_view", "brief_asked"
FINDINGS, INTERVIEW, PLAN, TAKE = N_("Findings"), N_("Interview"), N_("Plan and risks"), N_("Take it away")


def open_view(title: str) -> None:
    """Open a view by its title as marked, from wherever on the page; for callbacks."""
    state.memory().tabs[VIEWS] = st.session_state[VIEWS] = title
    st.session_state[STALE] = True


def open_question(name: str) -> None:
    """Open the interview at a question; for callbacks."""
    st.session_state[ASKED] = name
    open_view(INTERVIEW)


def open_points(points: Sequence[Missing], key: str) -> None:
    """Draw what is open, each with its way."""
    if not points:
        st.markdown(_(":material/check_circle: Nothing open here."))
        return
    st.markdown(_("**Still open**"))
    with st.container(gap=None, key=f"brief_points_{key}"):
        for number, point in enumerate(points):
            missing_button(point, f"{key}_{number}")


def missing_button(missing: Missing, key: str) -> None:
    """Draw what is open as the button that leads to where it is answered."""
    label = say(missing.words)
    if missing.question:
        st.button(
            label, key=key, type="tertiary", icon=":material/edit_note:", on_click=open_question, args=(missing.question,),
            help=_("Opens the question in the interview"), wrap=True,
        )  # fmt: skip
        return
    page = page_of(missing.link)
    if page == "brief":
        st.button(
            label, key=key, type="tertiary", icon=":material/event_note:", on_click=open_view, args=(PLAN,), wrap=True
        )
        return
    opens = _("Opens: {page}").format(page=_(PLACES[page].title))
    if st.button(label, key=key, type="tertiary", icon=PLACES[page].icon, help=opens, wrap=True):
        follow(missing.link)
