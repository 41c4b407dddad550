"""Whether an agenda can be run: it is edited by facilitators, so every way of being wrong is said in words."""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from core.card.pieces import Word
from core.messages import N_, Message, UserError
from core.rooms.exercise import FORMS, KINDS, Exercise, Question
from core.rooms.texts import LONGEST_TEXT, text_of, title_of

MOST_EXERCISES, MOST_MINUTES = 40, 120
FEWEST_OPTIONS, MOST_OPTIONS = 2, 6
NAME = re.compile(r"[a-z0-9_-]{1,40}")
PAGES = ("home", "metrics", "explain", "brief", "playground", "concepts", "scenarios")


def check_agenda(agenda: Sequence[Exercise]) -> None:
    """Raise `UserError` when an agenda can't be run."""
    if not 1 <= len(agenda) <= MOST_EXERCISES:
        raise UserError(
            N_("An agenda: expected 1 to {most} exercises, received {n}."), most=MOST_EXERCISES, n=len(agenda)
        )
    names = sorted(exercise.name for exercise in agenda)
    twice = next((one for one, other in pairwise(names) if one == other), None)
    if twice is not None:
        raise UserError(N_("Two exercises are called “{name}”: give one of them another name."), name=twice)
    for number, exercise in enumerate(agenda):
        check_exercise(exercise, agenda[:number])


def check_exercise(exercise: Exercise, before: Sequence[Exercise] = ()) -> None:
    """Raise `UserError` when an exercise can't be run.

    Parameters
    ----------
    before : sequence of Exercise
        Of the same agenda, a question of which may be guessed again.
    """
    if NAME.fullmatch(exercise.name) is None:
        raise UserError(
            N_("Name of an exercise: expected 1 to 40 small letters, digits, - or _, received “{name}”."),
            name=exercise.name[:40],
        )
    if exercise.kind not in CHECKS:
        raise UserError(
            N_("Kind of exercise: expected one of {names}, received “{kind}”."),
            names=", ".join(KINDS),
            kind=exercise.kind,
        )
    if isinstance(exercise.title, str):
        title_of(exercise.title, Message(N_("Title of an exercise")))
    _check_minutes(exercise)
    _check_text(exercise.about, N_("What participants are to do"))
    _check_text(exercise.notes, N_("Notes for the facilitator"))
    CHECKS[exercise.kind](exercise, before)
    if exercise.kind != "question" and exercise.question is not None:
        _check_question(exercise, exercise.question)


def _check_minutes(exercise: Exercise) -> None:
    minutes = exercise.minutes
    if isinstance(minutes, bool) or not 1 <= minutes <= MOST_MINUTES or int(minutes) != minutes:
        raise UserError(
            N_("“{title}”: expected 1 to {most} minutes, received {minutes}."),
            title=exercise.title,
            most=MOST_MINUTES,
            minutes=minutes,
        )


def _check_text(word: Word, what: str) -> None:
    if isinstance(word, str) and word.strip():
        text_of(word, Message(what), LONGEST_TEXT)


def _lesson(exercise: Exercise, _: Sequence[Exercise]) -> None:
    from core.lessons.registry import LESSONS

    _check_target(exercise, LESSONS)


def _case(exercise: Exercise, _: Sequence[Exercise]) -> None:
    from core.scenarios.registry import SCENARIOS

    if exercise.target:  # without one, everybody chooses their own
        _check_target(exercise, SCENARIOS)


def _page(exercise: Exercise, _: Sequence[Exercise]) -> None:
    _check_target(exercise, dict.fromkeys(PAGES))


def _experiment(exercise: Exercise, _: Sequence[Exercise]) -> None:
    from core.datasets import UPLOAD_PREFIX
    from core.experiment import SETTINGS, Experiment

    for what in (*exercise.experiment, *exercise.free):
        if what not in SETTINGS:
            raise UserError(
                N_("“{title}”: there is no setting “{name}”; there are {names}."),
                title=exercise.title,
                name=what[:40],
                names=", ".join(SETTINGS),
            )
    if exercise.experiment.get("dataset", "").startswith(UPLOAD_PREFIX):
        raise UserError(
            N_("“{title}”: the data is somebody's own table, which the others don't have: choose data that all have."),
            title=exercise.title,
        )
    Experiment.from_params(exercise.experiment)


def _question(exercise: Exercise, before: Sequence[Exercise]) -> None:
    if exercise.target:
        earlier = {one.name for one in before if one.question is not None and one.question.form != "word"}
        if exercise.target not in earlier:
            raise UserError(
                N_("“{title}”: it asks “{name}” again, but no exercise before it asks that."),
                title=exercise.title,
                name=exercise.target[:40],
            )
        return
    if exercise.question is None:
        raise UserError(N_("“{title}”: expected a question, received none."), title=exercise.title)
    _check_question(exercise, exercise.question)


def _check_question(exercise: Exercise, question: Question) -> None:
    if isinstance(question.text, str):
        text_of(question.text, Message.of(N_("Question of “{title}”"), title=exercise.title), 300)
    if question.form not in FORM_CHECKS:
        raise UserError(
            N_("“{title}”: expected an answer that is one of {names}, received “{form}”."),
            title=exercise.title,
            names=", ".join(FORMS),
            form=question.form[:40],
        )
    FORM_CHECKS[question.form](exercise, question)


def _number(exercise: Exercise, question: Question) -> None:
    low, high = question.low, question.high
    if not (math.isfinite(low) and math.isfinite(high) and low < high):
        raise UserError(
            N_("“{title}”: a number is guessed between two others, received {low:g} and {high:g}."),
            title=exercise.title,
            low=low,
            high=high,
        )
    truth = question.truth
    if truth.startswith("="):
        _given(exercise, truth, low, high)
    elif truth:
        from core.rooms.truths import TRUTHS

        if truth not in TRUTHS:
            raise UserError(
                N_("“{title}”: expected a truth that is a number or one of {names}, received “{truth}”."),
                title=exercise.title,
                names=", ".join(TRUTHS),
                truth=truth[:40],
            )


def _choice(exercise: Exercise, question: Question) -> None:
    if not FEWEST_OPTIONS <= len(question.options) <= MOST_OPTIONS:
        raise UserError(
            N_("“{title}”: expected {least} to {most} options, received {n}."),
            title=exercise.title,
            least=FEWEST_OPTIONS,
            most=MOST_OPTIONS,
            n=len(question.options),
        )
    for option in question.options:
        if isinstance(option, str):
            title_of(option, Message.of(N_("Option of “{title}”"), title=exercise.title))
    if question.truth:
        right = _given(exercise, question.truth, 0, len(question.options) - 1)
        if right != int(right):
            raise _no_number(exercise, question.truth)


def _word(exercise: Exercise, question: Question) -> None:
    if question.truth:
        raise UserError(N_("“{title}”: a question for a word has no truth."), title=exercise.title)


def _given(exercise: Exercise, truth: str, low: float, high: float) -> float:
    """Return a truth that the facilitator gave."""
    try:
        number = float(truth.removeprefix("="))
    except ValueError:
        raise _no_number(exercise, truth) from None
    if not truth.startswith("=") or not math.isfinite(number):
        raise _no_number(exercise, truth)
    if not low <= number <= high:
        raise UserError(
            N_("“{title}”: expected a truth from {low:g} to {high:g}, received {truth:g}."),
            title=exercise.title,
            low=low,
            high=high,
            truth=number,
        )
    return number


def _no_number(exercise: Exercise, truth: str) -> UserError:
    return UserError(
        N_("“{title}”: expected a number for the truth, received “{truth}”."),
        title=exercise.title,
        truth=truth.removeprefix("=")[:40],
    )


def _check_target(exercise: Exercise, names: Mapping[str, object]) -> None:
    if exercise.target not in names:
        raise UserError(
            N_("“{title}”: expected one of {names}, received “{target}”."),
            title=exercise.title,
            names=", ".join(names),
            target=exercise.target[:40],
        )


CHECKS: Mapping[str, Callable[[Exercise, Sequence[Exercise]], None]] = {
    "lesson": _lesson,
    "experiment": _experiment,
    "question": _question,
    "case": _case,
    "page": _page,
}
"""Kind -> what raises `UserError` when an exercise of it can't be run."""

FORM_CHECKS: Mapping[str, Callable[[Exercise, Question], None]] = {"number": _number, "choice": _choice, "word": _word}
