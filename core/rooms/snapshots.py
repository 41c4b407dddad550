"""Rooms as they were read last: however many sessions look, the database is asked twice a second and no more."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from core.rooms import rows
from core.rooms.rows import Snapshot

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

T = TypeVar("T")
Ask = Callable[[Callable[["Session"], T]], T]

FRESH_SECONDS = 0.5  # until the version is looked at again
SEEN_SECONDS = 5.0  # until it is looked at again who is there, which changes no version
MOST = 200


@dataclass
class _Kept:
    """Hold what is known of a room, and when that was last found to be so."""

    lock: Lock = field(default_factory=Lock)
    snapshot: Snapshot | None = None
    checked: float = float("-inf")
    read: float = float("-inf")


class Snapshots:
    """Keep rooms by their codes; safe in several threads."""

    def __init__(self, ask: "Callable[[Callable[[Session], Snapshot | None]], Snapshot | None]") -> None:
        self._ask = ask
        self._lock = Lock()
        self._kept: OrderedDict[str, _Kept] = OrderedDict()

    def get(self, code: str) -> Snapshot | None:
        """Return a room as it was at most half a second ago; None when there is none."""
        kept = self._of(code)
        with kept.lock:  # whoever comes second takes what the first has read
            now = time.monotonic()
            if now - kept.checked >= FRESH_SECONDS:
                known, stale = kept.snapshot, now - kept.read >= SEEN_SECONDS
                kept.snapshot = self._ask(lambda session: _renewed(session, code, known, stale))
                kept.read = now if stale or kept.snapshot is not known else kept.read
                kept.checked = now
            found = kept.snapshot
        if found is None:
            self.forget(code)
        return found

    def renew(self, code: str) -> None:
        """Have a room looked at again at the next question, since something was written."""
        with self._lock:
            kept = self._kept.get(code)
        if kept is not None:
            with kept.lock:
                kept.checked = float("-inf")

    def forget(self, code: str) -> None:
        """Forget a room."""
        with self._lock:
            self._kept.pop(code, None)

    def _of(self, code: str) -> _Kept:
        with self._lock:
            kept = self._kept.setdefault(code, _Kept())
            self._kept.move_to_end(code)
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)
            return kept


def _renewed(session: "Session", code: str, known: Snapshot | None, stale: bool) -> Snapshot | None:
    if known is None or rows.version(session, code) != known.room.version:
        return rows.read(session, code)
    if not stale:
        return known
    return known._replace(room=replace(known.room, people=rows.persons(session, code)[1]))
