"""Rooms in the database: questions to a session, each of which is one transaction when its caller commits.

Every write to a room begins by counting its version up, which holds the room's row until the end of the transaction: so
whoever counts seats, looks for a name or changes the state does so alone, in every thread, process and server.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from core.rooms.exercise import Exercise
from core.rooms.room import Person, Room, Said, Seat, State, Tried

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.store.tables import RoomRow, SeatRow

MOST_TRIED = 200  # runs of a person; the oldest go first


class Snapshot(NamedTuple):
    """Hold a room as it was read, and the digest of its facilitator's key, which is not for whoever sees the room."""

    room: Room
    key_digest: str


def held(session: "Session", code: str) -> "RoomRow | None":
    """Count a room's version up and return its row, which nobody else can change until the end; None without one."""
    from core.store.tables import RoomRow

    count_up(session, code)
    return session.get(RoomRow, code)


def count_up(session: "Session", code: str) -> None:
    """Count a room's version up, which holds its row until the end."""
    from sqlalchemy import update

    from core.store.tables import RoomRow

    session.execute(update(RoomRow).where(RoomRow.code == code).values(version=RoomRow.version + 1))


def version(session: "Session", code: str) -> int | None:
    """Return a room's version; None without one."""
    from sqlalchemy import select

    from core.store.tables import RoomRow

    return session.scalar(select(RoomRow.version).where(RoomRow.code == code))


def read(session: "Session", code: str) -> Snapshot | None:
    """Return a room with everything in it; what was written meanwhile has a higher version and is read next time."""
    from core.store.tables import RoomRow

    row = session.get(RoomRow, code)
    if row is None:
        return None
    numbers, people = persons(session, code)
    room = Room(
        code=row.code,
        title=row.title,
        created=row.created,
        expires=row.expires,
        capacity=row.capacity,
        agenda=tuple(map(Exercise.from_plain, row.agenda)),
        state=State.from_plain(row.state),
        version=row.version,
        people=people,
        said=_said(session, code, numbers),
        tried=_tried(session, code, numbers),
    )
    return Snapshot(room, row.key_digest)


def persons(session: "Session", code: str) -> tuple[Mapping[str, int], tuple[Person, ...]]:
    """Return the participants of a room in the order of their numbers, and digest -> number."""
    from sqlalchemy import select

    from core.store.tables import SeatRow

    it = SeatRow
    asked = select(it.digest, it.number, it.name, it.joined, it.seen, it.place, it.brief != "")
    rows = session.execute(asked.where(it.room == code).order_by(it.number)).all()
    people = tuple(
        Person(number, name, joined, seen, str(place.get("page", "")), str(place.get("exercise", "")), bool(handed_in))
        for _, number, name, joined, seen, place, handed_in in rows
    )
    return {digest: number for digest, number, *_ in rows}, people


def _said(session: "Session", code: str, numbers: Mapping[str, int]) -> tuple[Said, ...]:
    from sqlalchemy import select

    from core.store.tables import SaidRow

    it = SaidRow
    asked = select(it.seat, it.exercise, it.kind, it.value, it.at).where(it.room == code).order_by(it.at, it.seat)
    return tuple(Said(numbers[seat], *rest) for seat, *rest in session.execute(asked) if seat in numbers)


def _tried(session: "Session", code: str, numbers: Mapping[str, int]) -> tuple[Tried, ...]:
    from sqlalchemy import select

    from core.store.tables import TriedRow

    it = TriedRow
    asked = select(it.seat, it.exercise, it.key, it.about, it.at).where(it.room == code).order_by(it.at, it.seat)
    return tuple(Tried(numbers[seat], *rest) for seat, *rest in session.execute(asked) if seat in numbers)


def seat(session: "Session", digest: str) -> Seat | None:
    """Return the seat of a token's digest."""
    row = seat_row(session, digest)
    return None if row is None else Seat(row.room, row.number, row.name)


def seat_row(session: "Session", digest: str) -> "SeatRow | None":
    """Return the row of a seat, as it is now."""
    from core.store.tables import SeatRow

    return session.get(SeatRow, digest, populate_existing=True)


def names(session: "Session", code: str) -> Sequence[tuple[int, str]]:
    """Return number and name of everybody in a room."""
    from sqlalchemy import select

    from core.store.tables import SeatRow

    return [
        (number, name)
        for number, name in session.execute(select(SeatRow.number, SeatRow.name).where(SeatRow.room == code))
    ]


def count(session: "Session") -> int:
    """Return how many rooms there are."""
    from sqlalchemy import func, select

    from core.store.tables import RoomRow

    return session.scalar(select(func.count()).select_from(RoomRow)) or 0


def expired(session: "Session", now: float) -> Sequence[str]:
    """Return the codes of the rooms whose time is over."""
    from sqlalchemy import select

    from core.store.tables import RoomRow

    return session.scalars(select(RoomRow.code).where(RoomRow.expires <= now)).all()


def remove_room(session: "Session", code: str) -> None:
    """Delete a room with everything in it."""
    from sqlalchemy import delete

    from core.store.tables import RoomRow, SaidRow, SeatRow, TriedRow

    held(session, code)
    for kind in (SaidRow, TriedRow, SeatRow):
        session.execute(delete(kind).where(kind.room == code))
    session.expunge_all()
    session.execute(delete(RoomRow).where(RoomRow.code == code))


def remove_seat(session: "Session", digest: str) -> None:
    """Delete a seat with everything that was said and tried from it."""
    from sqlalchemy import delete

    from core.store.tables import SaidRow, SeatRow, TriedRow

    for kind in (SaidRow, TriedRow):
        session.execute(delete(kind).where(kind.seat == digest))
    session.execute(delete(SeatRow).where(SeatRow.digest == digest))


def digest_of(session: "Session", code: str, number: int) -> str | None:
    """Return the digest of a participant's token."""
    from sqlalchemy import select

    from core.store.tables import SeatRow

    return session.scalar(select(SeatRow.digest).where(SeatRow.room == code, SeatRow.number == number))


def briefs(session: "Session", code: str) -> Sequence[tuple[int, str]]:
    """Return number and brief, as JSON, of everybody who handed one in."""
    from sqlalchemy import select

    from core.store.tables import SeatRow

    asked = select(SeatRow.number, SeatRow.brief).where(SeatRow.room == code, SeatRow.brief != "")
    return [(number, brief) for number, brief in session.execute(asked.order_by(SeatRow.number))]


def see(session: "Session", digest: str, now: float, place: Mapping[str, Any]) -> None:
    """Note that a participant was seen."""
    from sqlalchemy import update

    from core.store.tables import SeatRow

    session.execute(update(SeatRow).where(SeatRow.digest == digest).values(seen=now, place=dict(place)))


def forget_oldest(session: "Session", digest: str) -> None:
    """Let the oldest runs of a participant go while there are too many."""
    from sqlalchemy import delete, select

    from core.store.tables import TriedRow

    it = TriedRow
    old = select(it.at).where(it.seat == digest).order_by(it.at.desc()).offset(MOST_TRIED).limit(1)
    newest_old = session.scalar(old)
    if newest_old is not None:
        session.execute(delete(it).where(it.seat == digest, it.at <= newest_old))
