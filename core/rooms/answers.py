"""What participants may say to an exercise: each kind of answer and its check."""

import math
from collections.abc import Callable, Mapping
from typing import Any

from core.messages import N_, Message, UserError
from core.rooms.exercise import Exercise, Question
from core.rooms.room import Room
from core.rooms.texts import text_of, word_of

Answer = dict[str, Any]
SCORE = Question("", low=-0.5, high=1.0)  # of a run, where R² may be below that of the mean


def answer(room: Room, exercise: str, kind: str, value: Mapping[str, Any]) -> Answer:
    """Return an answer as it is kept; raise `UserError` when it can't be taken.

    Parameters
    ----------
    kind : str
        In `ANSWERS`: "guess" before, "after" once more later, "word", or "learnt".
    value : mapping
        A range: {"low", "high"}; a choice: {"option"} from 0; a text: {"text"}.
    """
    if kind not in ANSWERS:
        raise UserError(
            N_("Kind of answer: expected one of {names}, received {kind}."), names=", ".join(ANSWERS), kind=kind
        )
    return ANSWERS[kind](room, exercise, value)


def _learnt(room: Room, exercise: str, value: Mapping[str, Any]) -> Answer:
    if exercise and room.named(exercise) is None:
        raise _no_exercise(exercise)
    return {"text": text_of(str(value.get("text", "")), Message(N_("What you learnt")))}


def _asked(room: Room, exercise: str, value: Mapping[str, Any]) -> Answer:
    found = room.named(exercise)
    question = _question(found) if found is not None else None
    if question is None:
        raise _no_exercise(exercise)
    if room.is_revealed(exercise):
        raise UserError(N_("The answer has been shown: it can't be guessed any more."))
    return _FORMS[question.form](question, value)


def _question(exercise: Exercise) -> Question | None:
    """Return what an exercise asks; an experiment without a question asks for the score of one's run."""
    return SCORE if exercise.question is None and exercise.kind == "experiment" else exercise.question


def _number(question: Question, value: Mapping[str, Any]) -> Answer:
    low, high = (_finite(value.get(name)) for name in ("low", "high"))
    if not question.low <= low <= high <= question.high:
        raise UserError(
            N_("Your guess: expected a range within {least:g} to {most:g}, received {low:g} to {high:g}."),
            least=question.low,
            most=question.high,
            low=low,
            high=high,
        )
    return {"low": low, "high": high}


def _choice(question: Question, value: Mapping[str, Any]) -> Answer:
    option = value.get("option")
    if isinstance(option, bool) or not isinstance(option, int) or not 0 <= option < len(question.options):
        raise UserError(N_("Your answer: expected one of the {n} options."), n=len(question.options))
    return {"option": option}


def _word(_: Question, value: Mapping[str, Any]) -> Answer:
    return {"text": word_of(str(value.get("text", "")))}


def _finite(value: Any) -> float:
    try:
        number = float(value)
    except (TypeError, ValueError):
        number = math.nan
    if not math.isfinite(number):
        raise UserError(N_("Your guess: expected two numbers, received {value}."), value=repr(value)[:40])
    return number


def _no_exercise(name: str) -> UserError:
    return UserError(N_("The agenda has no exercise “{name}” that asks something."), name=name[:40])


_FORMS: Mapping[str, Callable[[Question, Mapping[str, Any]], Answer]] = {
    "number": _number,
    "choice": _choice,
    "word": _word,
}

ANSWERS: Mapping[str, Callable[[Room, str, Mapping[str, Any]], Answer]] = {
    "guess": _asked,
    "after": _asked,
    "word": _asked,
    "learnt": _learnt,
}
"""Kind -> what checks it and returns it as it is kept."""
