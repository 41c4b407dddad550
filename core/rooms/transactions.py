"""What transactions on a room share: its row held to the end, and what to say when it or a seat is gone."""

from typing import TYPE_CHECKING

from core.messages import N_, UserError
from core.rooms import rows
from core.rooms.codes import digest
from core.rooms.exercise import Exercise
from core.rooms.room import Room, Seat, State

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.store.tables import RoomRow, SeatRow


def held(session: "Session", code: str) -> "RoomRow":
    """Return the row of a room, held to the end of the transaction; raise `UserError` when there is none."""
    row = rows.held(session, code)
    if row is None:
        raise unknown()
    return row


def held_by(session: "Session", seat: Seat, token: str) -> "tuple[RoomRow, SeatRow]":
    """Return the rows of the room, held, and of the seat, which may have been deleted meanwhile."""
    row, mine = held(session, seat.code), rows.seat_row(session, digest(token))
    if mine is None:
        raise no_seat()
    return row, mine


def outline(row: "RoomRow") -> Room:
    """Return a room without the people in it."""
    agenda = tuple(map(Exercise.from_plain, row.agenda))
    state = State.from_plain(row.state)
    return Room(row.code, row.title, row.created, row.expires, row.capacity, agenda, state, row.version)


def unknown() -> UserError:
    """Return what to say when there is no room."""
    return UserError(
        N_("There is no room with this code: look at the board again. A room is deleted when its time is over.")
    )


def no_seat() -> UserError:
    """Return what to say when a token is nobody's."""
    return UserError(N_("You are not in this room any more: join it again."))
