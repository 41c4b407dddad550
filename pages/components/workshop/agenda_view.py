"""The agenda, changed by the facilitator: order, texts, minutes, questions with their truth, experiments, a ready one again."""

from functools import partial

import streamlit as st

from core.board.editing import Agenda, added, moved, without
from core.rooms import KINDS, Exercise, Room, Rooms
from core.rooms.agendas import AGENDAS
from pages.components import state
from pages.components.frame import show_complaints
from pages.components.i18n import _, say
from pages.components.rooms import rooms
from pages.components.scenarios.kept import listed
from pages.components.workshop.acting import act
from pages.components.workshop.agenda_form import agenda_form

CHOSEN = "agenda_chosen"


def agenda_view() -> None:
    """Draw the editor; the exercises before the open one may be changed too."""
    room = rooms().room(state.memory().room.code)
    show_complaints()
    if room is None:
        return
    st.caption(_("Changes are seen by everybody at once. The open exercise stays open, wherever it moves."))
    left, right = st.columns([1, 2], gap="large")
    with left:
        exercise = _order(room)
        _adding(room, exercise)
        _ready()
    with right, st.container(border=True):
        agenda_form(room, exercise)


def _order(room: Room) -> Exercise:
    titles = {one.name: f"{i}. {say(one.title)} · {one.minutes}′" for i, one in enumerate(room.agenda, 1)}
    name = listed(CHOSEN, (room.exercise or room.agenda[0]).name, _("Exercise"), titles)
    exercise = room.named(name) or room.agenda[0]
    last = len(room.agenda) == 1
    with st.container(horizontal=True, gap="small"):
        _button(_("Move up"), "up", ":material/arrow_upward:", partial(moved, room.agenda, exercise.name, -1))
        _button(_("Move down"), "down", ":material/arrow_downward:", partial(moved, room.agenda, exercise.name, 1))
        _button(_("Remove"), "remove", ":material/remove:", partial(without, room.agenda, exercise.name), last)
    st.caption(_("{minutes} minutes in all").format(minutes=sum(one.minutes for one in room.agenda)))
    return exercise


def _button(label: str, name: str, icon: str, change: "partial[Agenda]", disabled: bool = False) -> None:
    st.button(label, key=f"agenda_{name}", icon=icon, disabled=disabled, on_click=_change, args=(change,))


def _change(change: "partial[Agenda]") -> None:
    act(Rooms.rearrange, change())


def _adding(room: Room, exercise: Exercise) -> None:
    with st.popover(_("Add after it"), icon=":material/add:", key="agenda_add_menu"):
        kinds = {name: _(label) for name, label in KINDS.items()}
        kind = listed("agenda_kind", "question", _("What"), kinds)
        st.button(_("Add"), key="agenda_add", type="primary", on_click=_add, args=(room.agenda, kind, exercise.name))


def _add(agenda: Agenda, kind: str, after: str) -> None:
    longer, name = added(agenda, kind, after)
    if act(Rooms.rearrange, longer):
        st.session_state[CHOSEN] = name


def _ready() -> None:
    with st.popover(_("A ready agenda instead"), icon=":material/restart_alt:", key="agenda_ready_menu"):
        titles = {name: _(agenda.title) for name, agenda in AGENDAS.items()}
        name = listed("agenda_ready", "45", _("Agenda"), titles)
        st.caption(_("Your changes to the agenda are lost; what people said to exercises that both have stays."))
        st.button(
            _("Put it in place"), key="agenda_reset", on_click=act, args=(Rooms.rearrange, AGENDAS[name].exercises)
        )
