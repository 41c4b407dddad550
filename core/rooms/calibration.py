"""Do people know how much they know? Ranges guessed with 80 % certainty beside the truth, before and after."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import fmean

from core.evaluation.intervals import Interval
from core.evaluation.wilson import wilson
from core.guessing import FEW, SURE
from core.messages import N_, Message
from core.rooms.exercise import Exercise
from core.rooms.room import Room, Said
from core.rooms.truths import truth_of

BEFORE, AFTER = "guess", "after"
FINE = 200  # half of a hundredth of the scale: a truth is shown rounded
SCORE_SPAN = 1.0


@dataclass(frozen=True)
class Range:
    """Hold a guess beside the truth.

    Parameters
    ----------
    person : int
    exercise : str
    low, high : float
    truth : float
    span : float
        Of the scale on which it was guessed.
    """

    person: int
    exercise: str
    low: float
    high: float
    truth: float
    span: float

    @property
    def held(self) -> bool:
        """Whether the truth lies in the range, give or take what it is rounded by when it is shown."""
        fine = self.span / FINE
        return self.low - fine <= self.truth <= self.high + fine

    @property
    def width(self) -> float:
        """Of the range, as a share of the scale."""
        return (self.high - self.low) / self.span

    @property
    def distance(self) -> float:
        """From the middle of the range to the truth, as a share of the scale."""
        return abs((self.low + self.high) / 2 - self.truth) / self.span


@dataclass(frozen=True)
class Calibration:
    """Hold what some ranges come to.

    Parameters
    ----------
    held, n : int
        Ranges that hold the truth, and all.
    share : Interval
        Of those that hold it, with a 95 % interval (Wilson); nan of none.
    width, distance : float
        Mean, as shares of the scale; nan of none.
    """

    held: int
    n: int
    share: Interval
    width: float
    distance: float


@dataclass(frozen=True)
class Change:
    """Hold the calibration of the same people at the same questions, before and after."""

    before: Calibration
    after: Calibration


def ranges(room: Room, kind: str = BEFORE) -> tuple[Range, ...]:
    """Return the ranges whose truth has been shown: of questions, and of the scores of people's own runs."""
    found = (_range(room, said) for said in room.said if said.kind == kind)
    return tuple(one for one in found if one is not None)


def calibrated(found: Sequence[Range]) -> Calibration:
    """Sum up ranges."""
    held, n = sum(one.held for one in found), len(found)
    width, distance = (
        fmean(part) if n else math.nan for part in ([r.width for r in found], [r.distance for r in found])
    )
    return Calibration(held, n, wilson(held, n), width, distance)


def calibration(room: Room, kind: str = BEFORE, person: int | None = None) -> Calibration:
    """Return how well ranges held: of a person, or of all."""
    return calibrated([one for one in ranges(room, kind) if person in (None, one.person)])


def change(room: Room, person: int | None = None) -> Change:
    """Compare guesses with those made again; only who answered a question both times is counted."""
    sides = [
        {(one.person, one.exercise): one for one in ranges(room, kind) if person in (None, one.person)}
        for kind in (BEFORE, AFTER)
    ]
    both = [key for key in sides[0] if key in sides[1]]
    before, after = (calibrated([side[key] for key in both]) for side in sides)
    return Change(before, after)


def calibration_sentence(it: Calibration) -> Message:
    """Say how many ranges held the truth, and what that says about how sure people may be."""
    expected = SURE * it.n
    text = next(text for holds, text in _HABITS if holds(it, expected))
    low, high = (100 * end if it.n else 0.0 for end in (it.share.low, it.share.high))
    return Message.of(text, held=it.held, n=it.n, expected=expected, low=low, high=high)


def change_sentence(it: Change) -> Message:
    """Say what became of the same people's ranges."""
    if not it.before.n:
        return Message(N_("Nobody has guessed the same question twice yet, so there is no before and after."))
    return Message.of(
        N_(
            "Of {n} questions answered twice, the range held the truth {held} times before and {later} times after; its width went "
            "from {width:.0%} to {wide:.0%} of the scale, and its middle was {off:.0%} of the scale off before and {away:.0%} after."
        ),
        n=it.before.n,
        held=it.before.held,
        later=it.after.held,
        width=it.before.width,
        wide=it.after.width,
        off=it.before.distance,
        away=it.after.distance,
    )


def _range(room: Room, said: Said) -> Range | None:
    exercise = room.named(said.exercise)
    if exercise is None or "low" not in said.value:
        return None
    low, high = float(said.value["low"]), float(said.value["high"])
    if exercise.question is None:
        value = _own_score(room, said)
        return None if value is None else Range(said.person, said.exercise, low, high, value, SCORE_SPAN)
    known = _shown(room, exercise)
    if known is None or exercise.question.form != "number":
        return None
    return Range(said.person, said.exercise, low, high, known, exercise.question.high - exercise.question.low)


def _shown(room: Room, exercise: Exercise) -> float | None:
    """Return a truth that everybody has seen."""
    if exercise.question is None or not room.is_revealed(exercise.name):
        return None
    return truth_of(exercise.question)


def _own_score(room: Room, said: Said) -> float | None:
    """Return the score of the first run that a person made in an exercise after guessing it."""
    made = (
        one for one in room.tried if (one.person, one.exercise) == (said.person, said.exercise) and one.at >= said.at
    )
    first = next(made, None)
    value = None if first is None else first.about.get("value")
    return None if value is None else float(value)


_HABITS: Sequence[tuple[Callable[[Calibration, float], bool], str]] = (
    (lambda it, _: it.n == 0, N_("No range has a truth beside it yet.")),
    (
        lambda it, _: it.n < FEW,
        N_("{held} of {n} ranges held the truth. That is too few to say whether people know how much they know."),
    ),
    (
        lambda it, _: it.share.high < SURE,
        N_(
            "{held} of {n} ranges held the truth ({low:.0f} to {high:.0f} of 100), and {expected:.0f} should: people were surer than "
            "they may be, their ranges are too narrow."
        ),
    ),
    (
        lambda it, _: it.share.low > SURE,
        N_(
            "{held} of {n} ranges held the truth ({low:.0f} to {high:.0f} of 100), and {expected:.0f} should: people know more than "
            "they think, their ranges could be narrower."
        ),
    ),
    (
        lambda it, _: True,
        N_(
            "{held} of {n} ranges held the truth ({low:.0f} to {high:.0f} of 100), and {expected:.0f} should: that fits people who "
            "know how much they know."
        ),
    ),
)
