"""What is written down of each request: enough to notice trouble, nothing of what was asked."""

import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Lock

MOST = 2000  # entries of an address
MOST_ADDRESSES = 500
ROUTE, STREAM = "route", "stream"


@dataclass(frozen=True)
class Entry:
    """Note a request.

    Parameters
    ----------
    source : str
        "route" for one that came in by HTTP, "stream" for a batch of the simulated one.
    status : int
        Of HTTP.
    code : str
        What was wrong with it; empty when nothing was.
    rows : int
    milliseconds : float
        From its arrival to its answer.
    version : int
        That answered; 0 for none.
    score : float, optional
        Mean chance of the class that is acted on, or mean of the number.
    flagged : float, optional
        Share of its rows that the decision says to act on.
    at : float
        Seconds since 1970.
    """

    source: str
    status: int
    code: str
    rows: int
    milliseconds: float
    version: int
    score: float | None = None
    flagged: float | None = None
    at: float = field(default_factory=time.time)

    @property
    def failed(self) -> bool:
        """Whether it was not answered."""
        return self.status >= 400


class Logs:
    """Keep the newest entries of each address in memory; any thread may ask."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: dict[str, deque[Entry]] = {}

    def note(self, address: str, *entries: Entry) -> None:
        """Write entries down."""
        with self._lock:
            self._kept.setdefault(address, deque(maxlen=MOST)).extend(entries)
            while len(self._kept) > MOST_ADDRESSES:
                self._kept.pop(next(iter(self._kept)))

    def entries(self, address: str, source: str = "") -> Sequence[Entry]:
        """Return what there is of an address, the oldest first; of one source if it is named."""
        with self._lock:
            found = tuple(self._kept.get(address, ()))
        return [entry for entry in found if not source or entry.source == source]

    def clear(self, address: str, source: str) -> None:
        """Forget what came from a source."""
        with self._lock:
            kept = self._kept.get(address, deque())
            self._kept[address] = deque((entry for entry in kept if entry.source != source), maxlen=MOST)
