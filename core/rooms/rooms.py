"""All workshop rooms: opened and led with a facilitator's key, joined and answered in with a participant's token."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from core.messages import N_, UserError
from core.rooms import rows
from core.rooms.checks import check_agenda
from core.rooms.codes import digest, new_code, new_secret
from core.rooms.exercise import Exercise
from core.rooms.leading import Leading
from core.rooms.room import Room, State
from core.rooms.taking_part import TakingPart
from core.rooms.texts import title_of
from core.rooms.transactions import unknown

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

DAY = 86_400.0
DAYS, MOST_DAYS = 7, 30
CAPACITY, MOST_CAPACITY = 30, 100
MOST_ROOMS = 2000


class Rooms(Leading, TakingPart):
    """Open rooms and let people into them; every method may be called from several threads, processes and servers.

    Parameters
    ----------
    store : Store
        Whose database keeps the rooms.
    clock : callable, optional
        Gives the seconds since 1970.

    Examples
    --------
    >>> room, key = rooms.open("Credit workshop", AGENDAS["45"].exercises)
    >>> token = rooms.join(room.code, "Li Na", address="10.0.0.7")
    >>> rooms.push(room.code, key, step=0)
    >>> rooms.room(room.code).exercise.title
    """

    def open(
        self, title: str, agenda: Sequence[Exercise], capacity: int = CAPACITY, days: int = DAYS
    ) -> tuple[Room, str]:
        """Open a room; return it with the facilitator's key, which is kept nowhere.

        Raises
        ------
        UserError
            When title, agenda, capacity or days are out of range.
        """
        self._purge()
        name = title_of(title)
        check_agenda(agenda)
        _check_whole(N_("People in a room: expected 1 to {most}, received {n}."), capacity, MOST_CAPACITY)
        _check_whole(N_("Days until the room is deleted: expected 1 to {most}, received {n}."), days, MOST_DAYS)
        key, now = new_secret(), self._clock()
        values = {
            "key_digest": digest(key),
            "title": name,
            "created": now,
            "expires": now + days * DAY,
            "capacity": int(capacity),
            "agenda": [exercise.to_plain() for exercise in agenda],
            "state": State().to_plain(),
            "version": 1,
        }
        code = self._store.ask(lambda session: _insert(session, values))
        room = self.room(code)
        if room is None:
            raise unknown()
        return room, key


def _insert(session: "Session", values: Mapping[str, Any]) -> str:
    from core.store.tables import RoomRow

    if rows.count(session) >= MOST_ROOMS:
        raise UserError(N_("There are {n:,} rooms already: no other can be opened now."), n=MOST_ROOMS)
    code = new_code()
    while session.get(RoomRow, code) is not None:
        code = new_code()
    session.add(RoomRow(code=code, **values))
    return code


def _check_whole(template: str, n: int, most: int) -> None:
    if isinstance(n, bool) or not 1 <= n <= most or int(n) != n:
        raise UserError(template, n=n, most=most)
