"""A workshop room as everybody in it may see it, at one moment."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple, Self

from core.card.pieces import Word
from core.messages import N_, Message
from core.rooms.exercise import Exercise, Question

ONLINE_SECONDS = 30.0
IN_HAND = "in_hand"  # beside a brief that was handed in: what was in hand then


@dataclass(frozen=True)
class State:
    """Hold where a room is.

    Parameters
    ----------
    step : int
        Number of the exercise that is open, from 0; -1 before the first.
    pushed : int
        How often an exercise was pushed: who has followed fewer follows.
    locked : bool
        Whether everybody is kept at the open exercise.
    ends_at : float
        When its time is up, in seconds since 1970; 0 without a timer.
    revealed : tuple of str
        Names of the exercises whose truth has been shown.
    anonymous : bool
        Whether the board shows numbers instead of names.
    closed : bool
        Whether nobody can join any more.
    opened : tuple of (str, float)
        Name of each exercise that was opened, and when, in seconds since 1970.
    """

    step: int = -1
    pushed: int = 0
    locked: bool = False
    ends_at: float = 0.0
    revealed: tuple[str, ...] = ()
    anonymous: bool = False
    closed: bool = False
    opened: tuple[tuple[str, float], ...] = ()

    def to_plain(self) -> dict[str, Any]:
        """Return it as what JSON can hold."""
        return asdict(self) | {"revealed": list(self.revealed), "opened": [list(one) for one in self.opened]}

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Self:
        """Make it from what `to_plain` gave."""
        opened = tuple((str(name), float(at)) for name, at in plain["opened"])
        return cls(**{**plain, "revealed": tuple(plain["revealed"]), "opened": opened})


@dataclass(frozen=True)
class Seat:
    """Hold as whom a participant's token lets somebody in."""

    code: str
    number: int
    name: str


@dataclass(frozen=True)
class Person:
    """Hold a participant: times in seconds since 1970, and at which page and exercise they were seen last."""

    number: int
    name: str
    joined: float
    seen: float
    page: str = ""
    exercise: str = ""
    handed_in: bool = False


@dataclass(frozen=True)
class Said:
    """Hold what a person said to an exercise: a guess before or after, a word, what they learnt."""

    person: int
    exercise: str
    kind: str
    value: Mapping[str, Any]
    at: float


@dataclass(frozen=True)
class Tried:
    """Hold a run of a person in numbers; see `core.rooms.trying`."""

    person: int
    exercise: str
    key: str
    about: Mapping[str, Any]
    at: float


class Asked(NamedTuple):
    """Say what an exercise asks: the question, under which exercise's name it is answered, and as what kind."""

    exercise: str
    kind: str
    question: Question


@dataclass(frozen=True)
class Room:
    """Hold a room with everybody and everything in it; times in seconds since 1970."""

    code: str
    title: str
    created: float
    expires: float
    capacity: int
    agenda: tuple[Exercise, ...]
    state: State = field(default_factory=State)
    version: int = 0
    people: tuple[Person, ...] = ()
    said: tuple[Said, ...] = ()
    tried: tuple[Tried, ...] = ()

    @property
    def exercise(self) -> Exercise | None:
        """The open exercise; None before the first."""
        return self.agenda[self.state.step] if 0 <= self.state.step < len(self.agenda) else None

    @property
    def minutes_open(self) -> Mapping[str, float]:
        """For how many minutes each exercise was open; the one opened last still is, so that time has no end."""
        spent: dict[str, float] = {}
        for (name, since), (_, until) in pairwise(self.state.opened):
            spent[name] = spent.get(name, 0.0) + (until - since) / 60
        return spent

    def online(self, now: float) -> tuple[Person, ...]:
        """Return who was seen within the last 30 seconds."""
        return tuple(person for person in self.people if now - person.seen <= ONLINE_SECONDS)

    def named(self, exercise: str) -> Exercise | None:
        """Return the exercise of a name; None when the agenda has none."""
        return next((one for one in self.agenda if one.name == exercise), None)

    def person(self, number: int) -> Person | None:
        """Return the participant of a number; None when they have left."""
        return next((one for one in self.people if one.number == number), None)

    def called(self, number: int) -> Word:
        """Return what a participant is called before the room: a number where it is anonymous, or where they have left."""
        person = self.person(number)
        return Message.of(N_("No. {n}"), n=number) if self.state.anonymous or person is None else person.name

    def asked(self, exercise: Exercise) -> Asked | None:
        """Return what an exercise asks, which may be an earlier exercise's question once more; None when nothing."""
        again = self.named(exercise.target) if exercise.kind == "question" and exercise.target else None
        if again is not None and again.question is not None:
            return Asked(again.name, "after", again.question)
        if exercise.question is None:
            return None
        return Asked(exercise.name, "word" if exercise.question.form == "word" else "guess", exercise.question)

    def said_to(self, exercise: str, kind: str) -> tuple[Said, ...]:
        """Return what was said to an exercise, in the order in which it was said."""
        return tuple(one for one in self.said if (one.exercise, one.kind) == (exercise, kind))

    def is_revealed(self, exercise: str) -> bool:
        """Tell whether the truth of an exercise has been shown."""
        return exercise in self.state.revealed
