"""How many wrong codes, keys and tokens are borne with, so that none can be found by trying."""

import time
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil
from threading import Lock

from core.messages import N_, UserError
from core.rooms.codes import digest

WINDOW = 60.0  # seconds
PER_ADDRESS = 30  # wrong tries within the window: a whole room behind one address may mistype once
IN_ALL = 300
MOST_ADDRESSES = 2000


class TooManyTriesError(UserError):
    """Report that somebody has to wait after too many wrong tries."""


@dataclass
class _Tries:
    """Hold the wrong tries of an address within the window: when, and a digest of what."""

    times: deque[tuple[float, str]] = field(default_factory=deque)

    def forget(self, before: float) -> None:
        while self.times and self.times[0][0] <= before:
            self.times.popleft()

    def shorten(self, most: int) -> None:
        while len(self.times) > most:
            self.times.popleft()


class Limits:
    """Count wrong tries; what is right is never counted, and the same wrong try again is no further guess.

    An address with too many wrong tries has to wait. With too many in all, every address with a wrong one has to, so
    that nobody who types rightly at once can be kept out by others.
    """

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._lock = Lock()
        self._all = _Tries()
        self._addresses: OrderedDict[str, _Tries] = OrderedDict()

    def check(self, address: str) -> None:
        """Raise `TooManyTriesError` with the seconds to wait when there were too many wrong tries."""
        with self._lock:
            now = self._clock()
            self._all.forget(now - WINDOW)
            tries = self._addresses.get(address)
            if tries is None:
                return
            tries.forget(now - WINDOW)
            if tries.times and (len(tries.times) >= PER_ADDRESS or len(self._all.times) >= IN_ALL):
                wait = max(1, ceil(tries.times[0][0] + WINDOW - now))
                raise TooManyTriesError(
                    N_("Too many wrong codes from here: try again in {seconds} seconds."), seconds=wait
                )

    def wrong(self, address: str, secret: str) -> None:
        """Note a wrong try."""
        with self._lock:
            now, what = self._clock(), digest(secret)
            tries = self._addresses.setdefault(address, _Tries())
            self._addresses.move_to_end(address)
            tries.forget(now - WINDOW)
            self._all.forget(now - WINDOW)
            if all(known != what for _, known in tries.times):
                tries.times.append((now, what))
                self._all.times.append((now, what))
            tries.shorten(PER_ADDRESS)
            self._all.shorten(IN_ALL)
            while len(self._addresses) > MOST_ADDRESSES:
                self._addresses.popitem(last=False)
