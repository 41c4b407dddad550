"""A room as a table of facts, one a line, for a spreadsheet."""

import csv
import io
import math
from collections.abc import Iterator, Sequence
from typing import Any

from core.card.pieces import Word
from core.messages import N_, Message, Translate, worded
from core.rooms.best import data_of, model_of, number, score_of
from core.rooms.calibration import AFTER, BEFORE, calibration
from core.rooms.room import Room, Said, Tried
from core.rooms.truths import truth_of

BOM = "\ufeff"  # spreadsheets take a file without it for one in another encoding
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # with which a spreadsheet begins to reckon
HEAD = (N_("Fact"), N_("Person"), N_("Exercise"), N_("What"), N_("Value"), N_("Low"), N_("High"))
COLUMNS = ("seconds", "parameters", "epochs", "threshold", "money", "best_threshold")
MONEY = ("best_money", "best_low", "best_high")

Cell = Word | float | int
Line = tuple[Cell, ...]

KINDS = {
    "guess": N_("Guess before"),
    "after": N_("Guess after"),
    "word": N_("Word"),
    "learnt": N_("Learnt"),
}
LABELS = {
    "seconds": N_("Seconds of training"),
    "parameters": N_("Parameters"),
    "epochs": N_("Epochs"),
    "threshold": N_("Chosen threshold"),
    "money": N_("Money a month at the chosen threshold"),
    "best_threshold": N_("Best threshold"),
}


def summary_csv(room: Room, translate: Translate = str) -> bytes:
    """Write a room as CSV in UTF-8, a line a fact; no cell of it is a formula, whatever people have typed."""
    file = io.StringIO(newline="")
    lines = csv.writer(file, lineterminator="\r\n")
    lines.writerow([translate(name) for name in HEAD])
    lines.writerows([_cell(cell, translate) for cell in line] for line in facts(room))
    return (BOM + file.getvalue()).encode("utf-8", "replace")


def facts(room: Room) -> Iterator[Line]:
    """Give a line a fact: its kind, whose, of which exercise, what, and the value with its ends."""
    yield _line(N_("Room"), what=Message(N_("Title")), value=room.title)
    yield _line(N_("Room"), what=Message(N_("People")), value=len(room.people))
    for person in room.people:
        handed = Message(N_("yes") if person.handed_in else N_("no"))
        yield _line(N_("Person"), room.called(person.number), what=Message(N_("Brief handed in")), value=handed)
    yield from _exercises(room)
    for said in room.said:
        yield _said(room, said)
    for tried in room.tried:
        yield from _tried(room, tried)
    yield from _calibrations(room)


def _line(
    fact: str,
    person: Cell = "",
    exercise: Cell = "",
    what: Cell = "",
    value: Cell = "",
    ends: Sequence[Cell] = ("", ""),
) -> Line:
    return (Message(fact), person, exercise, what, value, *ends)


def _exercises(room: Room) -> Iterator[Line]:
    spent = room.minutes_open
    for exercise in room.agenda:
        title = exercise.title
        yield _line(N_("Exercise"), "", title, Message(N_("Minutes planned")), exercise.minutes)
        if exercise.name in spent:
            yield _line(N_("Exercise"), "", title, Message(N_("Minutes open")), round(spent[exercise.name], 1))
        truth = None if exercise.question is None else truth_of(exercise.question)
        if truth is not None and room.is_revealed(exercise.name):
            yield _line(N_("Exercise"), "", title, Message(N_("Truth")), truth)


def _said(room: Room, said: Said) -> Line:
    exercise = room.named(said.exercise)
    title: Word = "" if exercise is None else exercise.title
    who, what = room.called(said.person), Message(KINDS[said.kind])
    if "low" in said.value:
        ends = float(said.value["low"]), float(said.value["high"])
        return _line(N_("Said"), who, title, what, (ends[0] + ends[1]) / 2, ends)
    if "option" in said.value:
        options = exercise.question.options if exercise is not None and exercise.question is not None else ()
        number = int(said.value["option"])
        return _line(N_("Said"), who, title, what, options[number] if number < len(options) else number)
    return _line(N_("Said"), who, title, what, str(said.value.get("text", "")))


def _tried(room: Room, tried: Tried) -> Iterator[Line]:
    exercise, about = room.named(tried.exercise), tried.about
    title: Word = "" if exercise is None else exercise.title
    name = Message.of(N_("{data}, {model}: {score}"), data=data_of(about), model=model_of(about), score=score_of(about))
    who = room.called(tried.person)
    yield _line(N_("Run"), who, title, name, *_measured(about, ("value", "low", "high")))
    for column in COLUMNS:
        if not math.isnan(number(about, column)):
            yield _line(N_("Run"), who, title, Message(LABELS[column]), number(about, column))
    if about.get(MONEY[0]) is not None:
        what = Message(N_("Money a month at the best threshold"))
        yield _line(N_("Run"), who, title, what, *_measured(about, MONEY))


def _measured(about: Any, names: Sequence[str]) -> tuple[Cell, Sequence[Cell]]:
    value, *ends = (number(about, name) for name in names)
    return value, ends


def _calibrations(room: Room) -> Iterator[Line]:
    for kind in (BEFORE, AFTER):
        found = [(room.called(person.number), calibration(room, kind, person.number)) for person in room.people]
        for who, it in (("", calibration(room, kind)), *found):
            if it.n:
                fact, label = N_("Calibration"), Message(KINDS[kind])
                yield _line(fact, who, label, Message(N_("Ranges")), it.n)
                share = it.share
                yield _line(
                    fact, who, label, Message(N_("Share that held the truth")), share.value, (share.low, share.high)
                )
                yield _line(fact, who, label, Message(N_("Mean width, as a share of the scale")), it.width)
                yield _line(
                    fact, who, label, Message(N_("Mean distance to the truth, as a share of the scale")), it.distance
                )


def _cell(cell: Cell, translate: Translate) -> str:
    """Return a cell; numbers are ours and stay numbers, a text that would be a formula begins with an apostrophe."""
    if isinstance(cell, int | float):
        return "" if isinstance(cell, float) and math.isnan(cell) else f"{cell:.12g}"
    text = worded(cell, translate)
    return f"'{text}" if text.lstrip(" \n").startswith(FORMULA) or text.startswith(FORMULA) else text
