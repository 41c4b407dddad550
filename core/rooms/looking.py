"""Rooms as they are looked at: by their code, by the facilitator's key, by a participant's token."""

import time
from collections import OrderedDict
from collections.abc import Callable
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple

from core.rooms import rows
from core.rooms.codes import digest, matches, read_code
from core.rooms.limits import Limits
from core.rooms.room import Room, Seat
from core.rooms.snapshots import Snapshots
from core.rooms.transactions import unknown

if TYPE_CHECKING:
    from core.store import Store

PURGE_SECONDS = 60.0
MOST_SEATS_KNOWN = 5000


class _Known(NamedTuple):
    """Hold a seat that a token was found to be of, and when its participant joined, which tells it from later ones."""

    seat: Seat
    joined: float


class Looking:
    """Look at rooms; what is right is found without waiting, and wrong codes, keys and tokens are counted.

    Parameters
    ----------
    store : Store
        Whose database keeps the rooms.
    clock : callable, optional
        Gives the seconds since 1970.
    """

    def __init__(self, store: "Store", clock: Callable[[], float] = time.time) -> None:
        self._store = store
        self._clock = clock
        self._codes, self._secrets = Limits(clock), Limits(clock)
        self._snapshots = Snapshots(store.ask)
        self._lock = Lock()
        self._purged = float("-inf")
        self._seats: OrderedDict[str, _Known] = OrderedDict()

    def room(self, code: str) -> Room | None:
        """Return a room as it is now, give or take half a second; None when there is none.

        For who is in the room already; `find` is for who types its code.
        """
        known = self._known(code)
        return None if known is None else known.room

    def find(self, code: str, address: str = "") -> Room:
        """Return the room of a code that somebody typed.

        Raises
        ------
        UserError
            When there is none, or there were too many wrong tries from this address.
        """
        self._codes.check(address)
        room = self.room(code)
        if room is None:
            self._codes.wrong(address, code)
            raise unknown()
        return room

    def version(self, code: str) -> int | None:
        """Return a room's version, which grows with all that can be seen in it; None without a room."""
        room = self.room(code)
        return None if room is None else room.version

    def is_host(self, code: str, key: str, address: str = "") -> bool:
        """Tell whether a key is that of a room's facilitator; raise `UserError` after too many wrong ones."""
        known = self._known(code) if key else None
        if known is None:
            return False
        return matches(key, known.key_digest) or self._is_wrong(key, address)

    def seat(self, token: str, address: str = "") -> Seat | None:
        """Return whose seat a token is; None when it is nobody's (any more). Cheap: ask at every rerun."""
        if not token:
            return None
        found = self._find_seat(token)
        if found is None:
            self._is_wrong(token, address)
        return found

    def _find_seat(self, token: str) -> Seat | None:
        """Return the seat of a token: from memory while the room has it, else from the database."""
        mark = digest(token)
        known = self._seats.get(mark)
        if known is not None and self._has(known):
            return known.seat
        row = self._store.ask(lambda session: rows.seat_row(session, mark))
        with self._lock:
            self._seats.pop(mark, None)
        if row is None or self.room(row.room) is None:
            return None
        found = _Known(Seat(row.room, row.number, row.name), row.joined)
        if not self._has(found):  # taken a moment ago, on another server
            self._snapshots.renew(row.room)
        with self._lock:
            self._seats[mark] = found
            shorten(self._seats)
        return found.seat

    def _has(self, known: _Known) -> bool:
        """Tell whether a room still has a seat, and not another of the same number."""
        room = self.room(known.seat.code)
        person = None if room is None else room.person(known.seat.number)
        return person is not None and person.joined == known.joined

    def _is_wrong(self, secret: str, address: str) -> bool:
        """Count a wrong key or token: always False. Only who guesses is asked to wait, and only where they are known by."""
        if address:
            self._secrets.check(address)
        self._secrets.wrong(address, secret)
        return False

    def _known(self, code: str) -> rows.Snapshot | None:
        clean = read_code(code)
        if not clean:
            return None
        self._purge()
        known = self._snapshots.get(clean)
        return None if known is None or known.room.expires <= self._clock() else known

    def _purge(self) -> None:
        """Delete the rooms whose time is over."""
        now = self._clock()
        with self._lock:
            if now - self._purged < PURGE_SECONDS:
                return
            self._purged = now
        for code in self._store.ask(lambda session: rows.expired(session, now)):
            self._store.erase(partial(rows.remove_room, code=code))
            self._snapshots.forget(code)


def shorten(known: "OrderedDict[str, Any]") -> None:
    """Forget what was put in first while there is too much."""
    while len(known) > MOST_SEATS_KNOWN:
        known.popitem(last=False)
