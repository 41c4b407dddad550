"""The results cache: key -> run, first in memory, then on disk."""

import logging
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Self, TypeVar

import pandas as pd
from numpy.typing import NDArray

from core.ledger.ledger import Ledger
from core.store import ledgers, results
from core.store.disk import INDEX, Disk
from core.store.files import write_arrays
from core.store.memory import Memory
from core.training.run import Run

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.store.index import Index

log = logging.getLogger(__name__)
T = TypeVar("T")

FOLDER_VARIABLE = "TOUCHSTONE_STORE"
MIB = 2**20
COLUMNS = ("dataset", "title", "model", "rows", "score", "value", "low", "high", "baseline")


def default_folder() -> Path:
    """Return the folder named by TOUCHSTONE_STORE, else one in the user's cache."""
    chosen = os.environ.get(FOLDER_VARIABLE)
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(chosen) if chosen else Path(cache) / "touchstone"


class Store:
    """Keep runs by key; a result that can't be read or written is a log line, never an error.

    Parameters
    ----------
    folder : path, optional
        Shared by any number of threads and processes; see `default_folder`.
    memory_bytes, disk_bytes : int
        Limits; the least recently used runs go first.

    Examples
    --------
    >>> store = Store(folder, disk_bytes=0)
    >>> store.put(run)
    >>> store.get(run.key) is run
    True
    """

    def __init__(
        self, folder: Path | str | None = None, memory_bytes: int = 64 * MIB, disk_bytes: int = 1024 * MIB
    ) -> None:
        self.folder = Path(folder) if folder is not None else default_folder()
        self._memory = Memory(memory_bytes)
        self._disk_bytes = disk_bytes
        self._opened: Disk | None = None
        self._opening = Lock()

    def get(self, key: str) -> Run | None:
        """Return the run of a key, or None when it isn't here; never imports TensorFlow."""
        run = self._memory.get(key)
        if run is None and self._kept_anything():
            run = self._try("look for a run", lambda disk: disk.get(key))
            if run is not None:
                self._memory.put(run)
        return run

    def put(self, run: Run) -> None:
        """Keep a run; one with the same key is replaced."""
        self._memory.put(run)
        self._try("keep a run", lambda disk: disk.put(run))

    def delete(self, key: str) -> None:
        """Forget a run, if it is here."""
        self._memory.delete(key)
        if self._kept_anything():
            self._try("delete a run", lambda disk: disk.delete(key))

    def keys(self) -> tuple[str, ...]:
        """Return the keys of the runs on disk, the most recently used first."""
        return tuple(self.frame()["key"])

    def frame(self) -> pd.DataFrame:
        """Return a row for each run on disk: key, created (UTC), bytes, data, model, main score with its interval."""
        entries = (self._try("list the runs", lambda disk: disk.entries()) if self._kept_anything() else None) or []
        rows = [
            {"key": e.key, "created": pd.Timestamp(e.created, unit="s", tz="UTC"), "bytes": e.size}
            | {name: e.about.get(name) for name in COLUMNS}
            for e in entries
        ]
        return pd.DataFrame(rows, columns=["key", "created", "bytes", *COLUMNS])

    def ledger(self, token: str) -> Ledger:
        """Return the ledger kept under a token; an empty one when there is none or it can't be read."""
        if not self._kept_anything():
            return Ledger()
        content = self._try("read a ledger", lambda disk: disk.ask(lambda index: ledgers.read(index, token)))
        return Ledger() if content is None else ledgers.from_text(content)

    def keep_ledger(self, token: str, ledger: Ledger) -> None:
        """Keep a ledger under a token, in place of what was there."""
        text = ledgers.to_text(ledger)
        self._try("keep a ledger", lambda disk: disk.ask(lambda index: ledgers.write(index, token, text)))

    def forget_ledger(self, token: str) -> None:
        """Forget the ledger of a token, if it is here."""
        if self._kept_anything():
            self._try("forget a ledger", lambda disk: disk.ask(lambda index: ledgers.forget(index, token)))

    def is_listed(self, key: str, token: str) -> bool:
        """Tell whether a run is in another ledger than that of a token; where that can't be found out, it is."""
        if not self._kept_anything():
            return False
        found = self._try("look through the ledgers", lambda disk: disk.ask(lambda i: ledgers.is_listed(i, key, token)))
        return found is not False

    def result(self, key: str) -> dict[str, NDArray[Any]] | None:
        """Return the arrays kept under a key; None when there are none or they can't be read."""
        if not self._kept_anything():
            return None
        content = self._try("read a result", lambda disk: disk.ask(lambda index: results.read(index, key)))
        return None if content is None else results.arrays_in(content)

    def keep_result(self, key: str, arrays: Mapping[str, NDArray[Any]]) -> None:
        """Keep arrays that were computed of a run, in place of what was there."""
        content = write_arrays(arrays)
        self._try("keep a result", lambda disk: disk.ask(lambda index: results.write(index, key, content)))

    def ask(self, question: "Callable[[Session], T]") -> T:
        """Put a question to the database in a session of its own; for what must not be lost without a word.

        Raises
        ------
        OSError
            When the database can't be read or written.
        """

        def asked(index: "Index") -> T:
            with index.session() as session:
                return question(session)

        return self._disk().ask(asked)

    def close(self) -> None:
        """Let go of memory and files; what is on disk stays."""
        self._memory.clear()
        with self._opening:
            if self._opened is not None:
                self._opened.close()
            self._opened = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _kept_anything(self) -> bool:
        """Tell whether there is a store on disk, without loading what reads one."""
        return self._opened is not None or (self.folder / INDEX).exists()

    def _try(self, what: str, question: Callable[[Disk], T]) -> T | None:
        """Ask the disk; when it can't be used, say so in the log and go on without it."""
        if self._disk_bytes <= 0:
            return None
        try:
            return question(self._disk())
        except OSError as problem:
            log.warning("Could not %s in %s: %s", what, self.folder, problem)
            return None

    def _disk(self) -> Disk:
        with self._opening:
            if self._opened is None:
                self._opened = Disk(self.folder, self._disk_bytes)
            return self._opened
