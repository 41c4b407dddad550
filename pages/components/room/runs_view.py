"""The runs that a participant has tried in the room, on whatever device; each can be opened again."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from core.evaluation import SCORES
from core.markdown import as_written
from core.messages import N_, Message
from core.models import MODELS
from core.rooms import Person, Room, Tried
from pages.components import ledger, state
from pages.components.i18n import _, say
from pages.components.places import file_of

GONE = N_("This run is no longer kept on this server. Its numbers stay in the room.")
OWN_TABLE = N_("your own table")
MOST = 12  # that are listed


def runs_view(room: Room, person: Person) -> None:
    """Draw one line a run, the newest first."""
    st.markdown(_("**Your runs in this room**"))
    newest = {one.key: one for one in room.tried if one.person == person.number}
    runs = sorted(newest.values(), key=lambda one: -one.at)[:MOST]
    if not runs:
        st.caption(_("None yet: each model that you train while the room is open comes here, and on the board."))
    for one in runs:
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.markdown(_described(room, one), width="stretch")
            if st.button(_("Open"), key=f"room_run_{one.key}", type="tertiary", icon=":material/open_in_new:"):
                _open(one.key)


def _described(room: Room, one: Tried) -> str:
    about, exercise = one.about, room.named(one.exercise)
    model = MODELS.get(str(about["model"]))
    named = str(about["title"])
    title = _(named) if named else _(OWN_TABLE)
    parts = [as_written(title), _(model.label) if model is not None else "", _scored(about)]
    if exercise is not None:
        parts.append(f":gray[{as_written(say(exercise.title))}]")
    return " · ".join(part for part in parts if part)


def _scored(about: Mapping[str, Any]) -> str:
    name, value, low, high = (about.get(part) for part in ("score", "value", "low", "high"))
    if value is None or name not in SCORES:
        return ""
    label = _(SCORES[name].label)
    if low is None or high is None:
        return _("{score} {value:.2f}").format(score=label, value=value)
    return _("{score} {value:.2f} ({low:.2f} to {high:.2f})").format(score=label, value=value, low=low, high=high)


def _open(key: str) -> None:
    mind = state.memory()
    run = ledger.run_of(mind, key)
    if run is None:
        st.warning(say(Message(GONE)), icon=":material/info:")
        return
    state.take(run)
    ledger.remember(mind, run)
    st.switch_page(file_of("metrics"))
