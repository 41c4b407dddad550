"""The exercise that a facilitator looks at: what participants see, notes, and what can be done while it is open."""

import time

import streamlit as st

from core.markdown import as_written
from core.rooms import Exercise, Room, Rooms
from core.rooms.truths import source_of, truth_of, written_in
from pages.components.i18n import _, say
from pages.components.rooms import rooms
from pages.components.scenarios.kept import kept
from pages.components.workshop.acting import act
from pages.components.workshop.telling import time_left

STEP = "console_step"  # in the session: name of the exercise that is looked at
TICK = 2.0  # seconds between two looks at how far the room is
MOST_MINUTES = 120


def exercise_view(room: Room, exercise: Exercise) -> None:
    """Draw an exercise; what can be done with it when it is open, and otherwise the button that opens it."""
    is_open = exercise == room.exercise
    st.markdown(f"#### {as_written(say(exercise.title))}")
    with st.container(horizontal=True, gap="small"):
        if is_open:
            _controls(room, exercise)
        _push_button(room, exercise)
    if is_open:
        st.fragment(_progress, run_every=TICK)(room.code, exercise.name)
    else:
        st.caption(_("Not open: participants don't see it until you open it for everybody."))
    if exercise.about:
        st.markdown(_("**Participants read:** {text}").format(text=as_written(say(exercise.about))))
    _question(room, exercise)
    if exercise.notes:
        st.info(_("**For you:** {text}").format(text=as_written(say(exercise.notes))), icon=":material/sticky_note_2:")


def _push_button(room: Room, exercise: Exercise) -> None:
    """Draw the button that opens the exercise for everybody, or the next one where it is open already."""
    is_open = exercise == room.exercise
    step = room.state.step + 1 if is_open else room.agenda.index(exercise)
    if step >= len(room.agenda):
        st.caption(_("That was the last exercise. The summary and the briefs are under “After the workshop”."))
        return
    wanted = room.agenda[step]
    label = _("Next: {question}").format(question=as_written(say(wanted.title))) if is_open else _("Open for everybody")
    st.button(
        label, type="primary", icon=":material/play_arrow:", key="console_push", on_click=_push, args=(step, wanted.name),
        help=_("Everybody's page goes there by itself; who is in the middle of something keeps it."),
    )  # fmt: skip


def _push(step: int, name: str) -> None:
    if act(Rooms.push, step):
        st.session_state[STEP] = name


def _question(room: Room, exercise: Exercise) -> None:
    asked = room.asked(exercise)
    if asked is None:
        return
    st.markdown(_("**Question:** {text}").format(text=as_written(say(asked.question.text))))
    again = next((i for i, one in enumerate(room.agenda, 1) if one.target == exercise.name), 0)
    if again and not room.is_revealed(exercise.name):
        st.caption(_("Step {number} asks it once more: reveal the truth there, not here.").format(number=again))
    value, options = truth_of(asked.question), asked.question.options
    if value is None:
        st.caption(_("Nobody knows a right answer to it: “Reveal” shows everybody what the room answered."))
        return
    truth = options[int(value)] if options else written_in(value, asked.question.unit)
    with st.expander(_("The truth, for you alone"), key=f"console_truth_{exercise.name}"):
        st.markdown(f"**{as_written(say(truth))}**")
        source = source_of(asked.question)
        if source is not None:
            st.caption(as_written(say(source)))


def _controls(room: Room, exercise: Exercise) -> None:
    locked, asked = room.state.locked, room.asked(exercise)
    st.button(
        _("Unlock") if locked else _("Lock"), icon=":material/lock_open:" if locked else ":material/lock:",
        key="console_lock", on_click=act, args=(Rooms.lock, not locked),
        help=_("While locked, everybody is kept at this exercise, for example to listen; answers stay open until you reveal."),
    )  # fmt: skip
    with st.popover(_("Timer"), icon=":material/timer:", key="console_timer"):
        _timer(room, exercise)
    if asked is not None:
        shown = room.is_revealed(asked.exercise)
        known = truth_of(asked.question) is not None
        st.button(
            _("Revealed") if shown else _("Reveal"), icon=":material/visibility:", key="console_reveal",
            disabled=shown, on_click=act, args=(Rooms.reveal, asked.exercise),
            help=_("Shows the truth on every screen and on the board; after that nobody can guess any more.") if known
            else _("Shows the room's answers on every screen; after that nobody can answer any more."),
        )  # fmt: skip


def _timer(room: Room, exercise: Exercise) -> None:
    key = f"console_minutes_{exercise.name}"
    kept(st.number_input, key, exercise.minutes, _("Minutes"), min_value=1, max_value=MOST_MINUTES, step=1)
    running = room.state.ends_at > 0
    st.button(
        _("Start"), key="timer_start", icon=":material/play_arrow:", on_click=_start, args=(key,), width="stretch"
    )
    if running:
        st.button(_("One minute more"), key="timer_more", icon=":material/add:", on_click=_more, width="stretch", args=(room.state.ends_at,))  # fmt: skip
        st.button(
            _("Stop"), key="timer_stop", icon=":material/stop:", on_click=act, args=(Rooms.timer, 0), width="stretch"
        )


def _start(key: str) -> None:
    act(Rooms.timer, st.session_state[key])


def _more(ends_at: float) -> None:
    act(Rooms.timer, 1 + max(0.0, ends_at - time.time()) / 60)


def _progress(code: str, name: str) -> None:
    """Say how far the room is with the open exercise, again and again."""
    room = rooms().room(code)
    exercise = None if room is None else room.named(name)
    if room is None or exercise is None:
        return
    parts = []
    if room.state.ends_at:
        parts.append(f":material/timer: {time_left(room.state.ends_at - time.time())}")
    asked = room.asked(exercise)
    if asked is not None:
        n = len(room.said_to(asked.exercise, asked.kind))
        parts.append(_("{n} of {people} have answered").format(n=n, people=len(room.people)))
    tried = [one for one in room.tried if one.exercise == name]
    if tried or exercise.kind == "experiment":
        people = len({one.person for one in tried})
        parts.append(_("{runs} runs by {n} of {people}").format(runs=len(tried), n=people, people=len(room.people)))
    st.markdown(" · ".join(parts) or _("{online} of {people} here").format(online=len(room.online(time.time())), people=len(room.people)))  # fmt: skip
