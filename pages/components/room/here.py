"""The room that a session is in, looked at anew; where room or seat is gone, the session goes on without."""

from typing import TYPE_CHECKING

from core.messages import N_, Message
from pages.components.room_memory import RoomMemory
from pages.components.rooms import rooms

if TYPE_CHECKING:
    from core.rooms import Exercise, Person
    from pages.components.memory import Memory

GONE = N_(
    "Room {code} is no longer there: it was deleted or its time was up, with everything that was said in it. What you "
    "trained and kept is still yours."
)
REMOVED = N_(
    "You are no longer in room {code}: the facilitator has taken you out, or you have left on another device. What you "
    "trained and kept is still yours."
)


def look(mind: "Memory") -> None:
    """See the room as it is now; a room that can't be reached stays as it was seen last."""
    it = mind.room
    if not (it.seat or (it.code and it.host)):
        return
    try:
        is_in = _sits(it) if it.seat else True
        it.room, it.away = rooms().room(it.code), False
    except OSError:
        it.away = True
        return
    if it.room is None or not is_in:
        _go_on_without(mind, GONE if it.room is None and it.code else REMOVED)


def _sits(it: RoomMemory) -> bool:
    """Tell whether the session's token still lets it in, and remember as whom."""
    seat = rooms().seat(it.seat)
    if seat is not None:
        it.code, it.person = seat.code, seat.number
    return seat is not None


def _go_on_without(mind: "Memory", why: str) -> None:
    mind.complaints.append(Message.of(why, code=mind.room.code))
    mind.room = RoomMemory()


def person_of(mind: "Memory") -> "Person | None":
    """Return the participant that the session is; None when it is none."""
    it = mind.room
    return it.room.person(it.person) if it.seat and it.room is not None else None


def exercise_of(mind: "Memory") -> "Exercise | None":
    """Return the exercise that is open for the session as a participant."""
    it = mind.room
    return it.room.exercise if it.seat and it.room is not None else None
