"""What was guessed in a room, question by question, beside the truth that was shown."""

from dataclasses import dataclass
from statistics import fmean, median

from core.card.pieces import Word
from core.messages import N_, Message
from core.rooms.calibration import AFTER, BEFORE, Range, ranges
from core.rooms.exercise import Exercise, Question
from core.rooms.room import Room
from core.rooms.truths import truth_of, written_in


@dataclass(frozen=True)
class Round:
    """Hold the answers of one kind to a question, in words.

    Parameters
    ----------
    n : int
        Answers.
    middle : Message or str
        The median middle of the ranges, or the commonest option.
    right : float
        Share of ranges that hold the truth, or of right answers; nan without a truth.
    """

    n: int
    middle: Word
    right: float


@dataclass(frozen=True)
class Answered:
    """Hold a question whose truth has been shown, with the answers before and after."""

    exercise: Exercise
    question: Question
    truth: Word
    before: Round | None
    after: Round | None


def answered(room: Room) -> tuple[Answered, ...]:
    """Return the questions whose truth has been shown, in the order of the agenda."""
    found = []
    for exercise in room.agenda:
        question = exercise.question
        if question is None or question.form not in ROUNDS or not room.is_revealed(exercise.name):
            continue
        truth = truth_of(question)
        rounds = [ROUNDS[question.form](room, exercise.name, question, kind) for kind in (BEFORE, AFTER)]
        told = Message(N_("nobody knows")) if truth is None else TOLD[question.form](truth, question)
        found.append(Answered(exercise, question, told, *rounds))
    return tuple(found)


def _ranges(room: Room, name: str, question: Question, kind: str) -> Round | None:
    said = room.said_to(name, kind)
    if not said:
        return None
    middles = [(float(one.value["low"]) + float(one.value["high"])) / 2 for one in said if "low" in one.value]
    known: list[Range] = [one for one in ranges(room, kind) if one.exercise == name]
    right = fmean(one.held for one in known) if known else float("nan")
    return Round(len(said), written_in(median(middles), question.unit) if middles else "–", right)


def _options(room: Room, name: str, question: Question, kind: str) -> Round | None:
    said = [int(one.value["option"]) for one in room.said_to(name, kind) if "option" in one.value]
    if not said:
        return None
    truth = truth_of(question)
    usual = max(sorted(set(said)), key=said.count)
    right = float("nan") if truth is None else fmean(one == int(truth) for one in said)
    return Round(len(said), _option(usual, question), right)


def _option(number: float, question: Question) -> Word:
    return question.options[int(number)] if 0 <= int(number) < len(question.options) else "–"


def _number(truth: float, question: Question) -> Word:
    return written_in(truth, question.unit)


ROUNDS = {"number": _ranges, "choice": _options}
TOLD = {"number": _number, "choice": _option}
