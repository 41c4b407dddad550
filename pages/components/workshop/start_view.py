"""The first view of the workshop page: join a room, or lead one."""

import streamlit as st

from core.markdown import as_written
from core.messages import UserError
from core.rooms import Room
from core.rooms.agendas import AGENDAS, Agenda
from core.rooms.limits import TooManyTriesError
from core.rooms.rooms import CAPACITY, DAYS, MOST_CAPACITY, MOST_DAYS
from pages.components import state
from pages.components.i18n import _, say
from pages.components.room_memory import RoomMemory
from pages.components.rooms import rooms
from pages.components.scenarios.kept import chosen, kept
from pages.components.workshop.acting import caught, said
from pages.components.workshop.plan_view import plan_view
from pages.components.workshop.telling import day

FIRST_AGENDA = "45"
LEADS = "lead_own_room"  # in the session: whether who was invited wants to lead a room instead
JOIN_PROBLEM, LEAD_PROBLEM = "join_problem", "lead_problem"


def start() -> None:
    """Draw both choices side by side; who was invited sees the room first."""
    invited = _invited()
    left, right = st.columns([1, 1.25], gap="large")
    with left, st.container(border=True):
        _join(invited)
    with right:
        _offer_to_lead() if invited is not None and not st.session_state.get(LEADS) else _lead_card()


def _lead_card() -> None:
    with st.container(border=True):
        _lead()


def _offer_to_lead() -> None:
    """Draw a way to a room of one's own, small: whoever was invited is here to join."""
    st.button(
        _("Lead a workshop of your own"), key="lead_own", type="tertiary", icon=":material/groups:",
        on_click=st.session_state.__setitem__, args=(LEADS, True),
    )  # fmt: skip


def _invited() -> Room | None:
    """Return the room that the session was invited to; say so when it is gone."""
    it = state.memory().room
    if not it.code:
        return None
    try:
        return rooms().find(it.code, st.context.ip_address or "")
    except TooManyTriesError as problem:
        st.warning(say(problem.message), icon=":material/timer:")
    except UserError:
        text = _(
            "There is no room {code}: it was deleted, its time is up, or the link is incomplete. Ask whoever leads it."
        )
        st.warning(text.format(code=as_written(it.code[:40])), icon=":material/link_off:")
    return None


def _join(invited: Room | None) -> None:
    st.subheader(_("Join a room"), anchor=False)
    if invited is not None:
        words = _("You are invited to **{title}**, room {code}.")
        st.markdown(words.format(title=as_written(invited.title), code=invited.code))
    with st.form("join_form", border=False):
        if invited is None:
            st.text_input(
                _("Code of the room"), key="join_code", placeholder="ABCD-EFGH", max_chars=40,
                help=_("Eight letters and digits: whoever leads the workshop shows them. Case, spaces and the dash don't matter."),
            )  # fmt: skip
        st.text_input(
            _("Your name"), key="join_name", max_chars=60, autocomplete="off",
            help=_("As the others are to see it, for example “Ana” or “Team 3”. It need not be your real name."),
        )  # fmt: skip
        st.form_submit_button(
            _("Join"), type="primary", icon=":material/login:", key="join", on_click=_joined, width="stretch"
        )
    said(JOIN_PROBLEM)
    st.caption(_kept_of_you(invited))


def _kept_of_you(room: Room | None) -> str:
    if room is None:
        return _("No account, no e-mail. The room keeps your name, your answers and your runs' numbers until it expires, after {days} days at most; you or whoever leads it can delete them sooner.").format(days=MOST_DAYS)  # fmt: skip
    return _("No account, no e-mail. The room keeps your name, your answers and your runs' numbers until {date}; you or whoever leads it can delete them sooner.").format(date=day(room.expires))  # fmt: skip


def _joined() -> None:
    """Take a seat in the room, or say what is wrong."""
    mind = state.memory()
    it = mind.room
    typed, name = st.session_state.get("join_code", it.code), st.session_state["join_name"]
    with caught(JOIN_PROBLEM), it.turn:
        if mind.room is not it or it.seat:  # the same press once more
            return
        token = rooms().join(typed, name, st.context.ip_address or "")
        seat = rooms().seat(token)
        mind.room = RoomMemory(seat.code if seat else "", token)


def _lead() -> None:
    st.subheader(_("Lead a workshop"), anchor=False)
    titles = {name: _(agenda.title) for name, agenda in AGENDAS.items()}
    name = chosen("lead_agenda", FIRST_AGENDA, _("Agenda"), titles)
    agenda = AGENDAS[name]
    kept(
        st.text_input, "lead_title", "", _("Title of the workshop"), max_chars=120,
        placeholder=_("For example: Can we trust a score?"),
    )  # fmt: skip
    with st.container(horizontal=True, gap="small"):
        st.button(
            _("Open the room"), type="primary", icon=":material/meeting_room:", key="lead",
            on_click=_opened, args=(agenda,),
        )  # fmt: skip
        with st.popover(_("More"), icon=":material/tune:", key="lead_more"):
            kept(st.number_input, "lead_capacity", CAPACITY, _("At most this many people"), min_value=1, max_value=MOST_CAPACITY, step=1, help=_("Whoever comes when the room is full is told so, for example 30."))  # fmt: skip
            kept(st.number_input, "lead_days", DAYS, _("Deleted after days"), min_value=1, max_value=MOST_DAYS, step=1, help=_("The room then goes with everything in it, for example after 7 days."))  # fmt: skip
    said(LEAD_PROBLEM)
    plan_view(agenda.exercises)


def _opened(agenda: Agenda) -> None:
    """Open a room and lead it, or say what is wrong.

    Once it is open nothing of Streamlit's is asked, which might end this callback before the room is remembered.
    """
    mind = state.memory()
    it = mind.room
    title = st.session_state["lead_title"] or _(agenda.title)
    capacity, days = st.session_state["lead_capacity"], st.session_state["lead_days"]
    with caught(LEAD_PROBLEM), it.turn:
        if mind.room is not it or it.host:  # the same press once more
            return
        room, key = rooms().open(title, agenda.exercises, int(capacity), int(days))
        mind.room = RoomMemory(room.code, host=key)
