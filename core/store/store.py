"""The results cache: key -> run, first in memory, then on disk or in a database that several servers share."""

import logging
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Self, TypeVar

import pandas as pd
from numpy.typing import NDArray

from core.brief.brief import Brief
from core.ledger.ledger import Ledger
from core.store import briefs, ledgers, results
from core.store.files import write_arrays
from core.store.memory import Memory
from core.training.run import Run

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.store.database import Database
    from core.store.disk import Disk

log = logging.getLogger(__name__)
T = TypeVar("T")

FOLDER_VARIABLE = "TOUCHSTONE_STORE"
DATABASE_VARIABLE = "DATABASE_URL"
INDEX = "index.sqlite"
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
    url : str, optional
        A PostgreSQL server that keeps everything in place of the folder, for several app servers. By default that of
        DATABASE_URL, unless a folder is given.

    Examples
    --------
    >>> store = Store(folder, disk_bytes=0)
    >>> store.put(run)
    >>> store.get(run.key) is run
    True
    """

    def __init__(
        self,
        folder: Path | str | None = None,
        memory_bytes: int = 64 * MIB,
        disk_bytes: int = 1024 * MIB,
        url: str | None = None,
    ) -> None:
        self.folder = Path(folder) if folder is not None else default_folder()
        named = os.environ.get(DATABASE_VARIABLE, "") if folder is None else ""
        self._url = named if url is None else url
        self._memory = Memory(memory_bytes)
        self._disk_bytes = disk_bytes
        self._kept: set[str] = set()
        self._database: Database | None = None
        self._disk: Disk | None = None
        self._opening = Lock()

    def get(self, key: str) -> Run | None:
        """Return the run of a key, or None when it isn't here; never imports TensorFlow."""
        if self.is_gone(key):
            self._memory.delete(key)
        run = self._memory.get(key)
        if run is None and self._kept_anything():
            run = self._try("look for a run", lambda: self._opened().get(key))
            if run is not None:
                self._memory.put(run)
                self._kept.add(key)
        return run

    def is_gone(self, key: str) -> bool:
        """Tell whether a run was kept and has been deleted since, here or by another server."""
        return key in self._kept and self._try("look for a run", lambda: self._opened().has(key)) is False

    def put(self, run: Run) -> None:
        """Keep a run; one with the same key is replaced."""
        self._memory.put(run)
        self._kept.discard(run.key)
        if self._try("keep a run", lambda: self._opened().put(run)):
            self._kept.add(run.key)

    def delete(self, key: str) -> None:
        """Forget a run, if it is here."""
        self._memory.delete(key)
        if self._kept_anything():
            self._try("delete a run", lambda: self._opened().delete(key))

    def keys(self) -> tuple[str, ...]:
        """Return the keys of the runs on disk, the most recently used first."""
        return tuple(self.frame()["key"])

    def frame(self) -> pd.DataFrame:
        """Return a row for each run on disk: key, created (UTC), bytes, data, model, main score with its interval."""
        entries = (
            self._try("list the runs", lambda: self._opened().entries()) if self._kept_anything() else None
        ) or []
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
        content = self._try_asking("read a ledger", lambda session: ledgers.read(session, token))
        return Ledger() if content is None else ledgers.from_text(content)

    def keep_ledger(self, token: str, ledger: Ledger) -> None:
        """Keep a ledger under a token, in place of what was there."""
        text = ledgers.to_text(ledger)
        self._try_asking("keep a ledger", lambda session: ledgers.write(session, token, text))

    def forget_ledger(self, token: str) -> None:
        """Forget the ledger of a token, if it is here."""
        if self._kept_anything():
            self._try_asking("forget a ledger", lambda session: ledgers.forget(session, token))

    def is_listed(self, key: str, token: str) -> bool:
        """Tell whether a run is in another ledger than that of a token; where that can't be found out, it is."""
        if not self._kept_anything():
            return False
        found = self._try_asking("look through the ledgers", lambda session: ledgers.is_listed(session, key, token))
        return found is not False

    def brief(self, token: str) -> Brief:
        """Return the brief kept under a token; an empty one when there is none or it can't be read."""
        if not self._kept_anything():
            return Brief()
        content = self._try_asking("read a brief", lambda session: briefs.read(session, token))
        return Brief() if content is None else briefs.from_text(content)

    def keep_brief(self, token: str, brief: Brief) -> None:
        """Keep a brief under a token, in place of what was there."""
        text = briefs.to_text(brief)
        self._try_asking("keep a brief", lambda session: briefs.write(session, token, text))

    def forget_brief(self, token: str) -> None:
        """Delete the brief of a token, if it is here; raise `OSError` when that can't be done, since it was promised."""
        if self._kept_anything():
            self.erase(lambda session: briefs.forget(session, token))

    def result(self, key: str) -> dict[str, NDArray[Any]] | None:
        """Return the arrays kept under a key; None when there are none or they can't be read."""
        if not self._kept_anything():
            return None
        content = self._try_asking("read a result", lambda session: results.read(session, key))
        return None if content is None else results.arrays_in(content)

    def keep_result(self, key: str, arrays: Mapping[str, NDArray[Any]]) -> None:
        """Keep arrays that were computed of a run, in place of what was there."""
        content = write_arrays(arrays)
        self._try_asking("keep a result", lambda session: results.write(session, key, content))

    def ask(self, question: "Callable[[Session], T]") -> T:
        """Put a question to the database in a session of its own; for what must not be lost without a word.

        What the question changed is committed at its end, unless it raises. It is asked once more after an error.

        Raises
        ------
        OSError
            When the database can't be read or written.
        IntegrityError
            When it adds what can't be beside what is there.
        """
        return self._base().ask(question)

    def erase(self, question: "Callable[[Session], T]") -> T:
        """Ask, as `ask` does, what deletes somebody's words: nothing of them stays in the file."""
        return self._base().erase(question)

    def close(self) -> None:
        """Let go of memory and files; what is on disk stays."""
        self._memory.clear()
        with self._opening:
            if self._database is not None:
                self._database.close()
            self._database = self._disk = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _kept_anything(self) -> bool:
        """Tell whether there may be something on disk, without loading what reads it."""
        return bool(self._url) or self._database is not None or (self.folder / INDEX).exists()

    def _try(self, what: str, question: Callable[[], T]) -> T | None:
        """Ask; when the database or the disk can't be used, say so in the log and go on without it."""
        if self._disk_bytes <= 0:
            return None
        try:
            return question()
        except OSError as problem:
            log.warning("Could not %s in %s: %s", what, DATABASE_VARIABLE if self._url else self.folder, problem)
            return None

    def _try_asking(self, what: str, question: "Callable[[Session], T]") -> T | None:
        return self._try(what, lambda: self.ask(question))

    def _base(self) -> "Database":
        from core.store.database import database_at

        with self._opening:
            if self._database is None:
                self._database = database_at(self.folder, self._url)
            return self._database

    def _opened(self) -> "Disk":
        from core.store.disk import Disk

        database = self._base()
        with self._opening:
            if self._disk is None:
                self._disk = Disk(database, self._disk_bytes)
            return self._disk
