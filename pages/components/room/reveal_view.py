"""What was true, one's own answer beside it, and what the room had answered."""

from collections import Counter
from collections.abc import Callable, Mapping

import streamlit as st

from core.charts.room import counts_chart, ranges_chart
from core.markdown import as_written
from core.rooms.calibration import Range
from core.rooms.room import Asked, Room, Said
from core.rooms.truths import source_of, truth_of
from core.rooms.words import counted
from pages.components import state
from pages.components.chart import chart
from pages.components.i18n import _, say
from pages.components.room.answered import answer, number


def reveal_view(room: Room, asked: Asked) -> None:
    """Draw the truth, if there is one, and the room's answers."""
    truth = truth_of(asked.question)
    if truth is not None:
        st.markdown(_true(asked, truth))
    said = room.said_to(asked.exercise, asked.kind) or room.said_to(asked.exercise, "guess")
    mine = next((one for one in said if one.person == state.memory().room.person), None)
    if mine is not None:
        _draw_mine(asked, mine, truth)
    if said:
        CHARTS[asked.question.form](asked, said, mine, truth)


def _true(asked: Asked, truth: float) -> str:
    question, source = asked.question, source_of(asked.question)
    words = number(question, truth) if question.form == "number" else say(question.options[int(truth)])
    text = _("It is **{truth}**.").format(truth=as_written(words))
    return text if source is None else f"{text} {as_written(say(source))}"


def holds(asked: Asked, said: Said, truth: float) -> bool:
    """Tell whether an answer is right."""
    question = asked.question
    if question.form == "number":
        low, high = said.value["low"], said.value["high"]
        return Range(said.person, asked.exercise, low, high, truth, question.high - question.low).held
    return bool(said.value["option"] == truth)


def _draw_mine(asked: Asked, mine: Said, truth: float | None) -> None:
    text = as_written(answer(asked.question, mine.value))
    if truth is None:
        st.markdown(_("You said **{answer}**.").format(answer=text))
    elif holds(asked, mine, truth):
        st.success(_("You said **{answer}**: right.").format(answer=text), icon=":material/check_circle:")
    elif asked.question.form == "number":
        off = max(mine.value["low"] - truth, truth - mine.value["high"])
        words = _("You said **{answer}**: {off} outside your range.")
        st.warning(words.format(answer=text, off=number(asked.question, off)), icon=":material/lightbulb:")
    else:
        st.warning(_("You said **{answer}**: it is otherwise.").format(answer=text), icon=":material/lightbulb:")


def _ranges(asked: Asked, said: tuple[Said, ...], mine: Said | None, truth: float | None) -> None:
    question, n = asked.question, len(said)
    ranges = [(one.value["low"], one.value["high"]) for one in said]
    title = _("{n} people guessed").format(n=n)
    if truth is not None:
        held = sum(holds(asked, one, truth) for one in said)
        title = _(
            "{held} of {n} ranges in the room hold the truth; who is 80 % sure should hit about {expected:.0f}"
        ).format(held=held, n=n, expected=0.8 * n)
    st.markdown(f"**{title}**")
    own = None if mine is None else (mine.value["low"], mine.value["high"])
    made = ranges_chart(ranges, own, (question.low, question.high), truth, _unit(question.unit), _)
    chart(made, f"room_said_{asked.exercise}", title)


def _unit(unit: str) -> str:
    return "" if unit in ("%", "money") else unit


def _counts(asked: Asked, said: tuple[Said, ...], mine: Said | None, truth: float | None) -> None:
    options = [say(option) for option in asked.question.options]
    people = Counter(one.value["option"] for one in said)
    counts = [(option, people[place]) for place, option in enumerate(options)]
    right = "" if truth is None else options[int(truth)]
    own = "" if mine is None else options[mine.value["option"]]
    title = _("What the room answered: {n} people").format(n=len(said))
    st.markdown(f"**{title}**")
    chart(counts_chart(counts, own, right, _), f"room_said_{asked.exercise}", title)


def _words(asked: Asked, said: tuple[Said, ...], mine: Said | None, truth: float | None) -> None:
    st.markdown("**" + _("The room's words") + "**")
    words = counted((one.person, str(one.value["text"])) for one in said)
    st.markdown(" · ".join(as_written(f"{one.text} × {one.people}" if one.people > 1 else one.text) for one in words))


CHARTS: Mapping[str, Callable[[Asked, tuple[Said, ...], Said | None, float | None], None]] = {
    "number": _ranges,
    "choice": _counts,
    "word": _words,
}
"""Form of a question -> what draws the room's answers."""
