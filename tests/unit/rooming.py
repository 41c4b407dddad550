"""What tests of workshop rooms share: a clock that stands still, a short agenda, a room with people in it."""

from dataclasses import dataclass

from sqlalchemy import func, select

from core.rooms import Exercise, Question, Rooms
from core.store.tables import RoomRow, SaidRow, SeatRow, TriedRow

TABLES = (RoomRow, SeatRow, SaidRow, TriedRow)
AGENDA = (
    Exercise("share", "question", "How many?", 3, question=Question("Of 100, how many?", high=100.0, truth="=30")),
    Exercise("train", "experiment", "Train", 5, experiment={"dataset": "german_credit"}, free=("seed",)),
    Exercise("again", "question", "Again", 2, target="share"),
    Exercise(
        "pick",
        "question",
        "Pick one",
        2,
        question=Question("Which?", "choice", options=("one", "two", "three"), truth="=1"),
    ),
    Exercise("word", "question", "One word", 2, question=Question("What do you take away?", "word")),
)


@dataclass
class Clock:
    """A clock that goes on when it is told to."""

    now: float = 1_800_000_000.0

    def __call__(self):
        return self.now


@dataclass
class Open:
    """A room that was opened, with the key to it."""

    rooms: Rooms
    code: str
    key: str

    def join(self, name="Li Na"):
        return self.rooms.join(self.code, name, "10.0.0.1")

    @property
    def now(self):
        return self.rooms.room(self.code)


def opened(rooms, agenda=AGENDA, **limits):
    room, key = rooms.open("Loans", agenda, **limits)
    return Open(rooms, room.code, key)


def rows(store):
    """Return how many rows there are in all tables of rooms."""
    return store.ask(lambda session: [session.scalar(select(func.count()).select_from(kind)) for kind in TABLES])
