"""A database in one SQLite file that several threads and processes of a machine share."""

import json
import logging
import sqlite3
import time
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event, text
from sqlalchemy.exc import DatabaseError

from core.store.database import POOL, Database, Question, T
from core.store.migrations import upgrade
from core.store.shelves import Folders, Shelf
from core.store.store import INDEX

log = logging.getLogger(__name__)

RUNS = "runs"
BUSY_SECONDS = 10.0
BROKEN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
PRAGMAS = ("synchronous=NORMAL", "foreign_keys=ON", "secure_delete=ON")
"""Beside the speed of WAL: what hangs on a deleted row goes with it, and what was deleted is overwritten."""


class SqliteFile(Database):
    """Keep everything in `folder`; a broken file is moved aside and a new one begun, as is one that was taken away."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.path, self._runs = folder / INDEX, folder / RUNS

    def shelf(self) -> Shelf:
        """Return the folders of runs, which lie beside the file."""
        return Folders(self._runs)

    def erase(self, question: Question[T]) -> T:
        """Ask, and empty the write-ahead log, where what was deleted would be found for a while."""
        answer = super().erase(question)
        self.ask(lambda session: session.execute(text("PRAGMA wal_checkpoint(TRUNCATE)")))
        return answer

    def _is_there(self) -> bool:
        return self.path.exists()  # SQLite doesn't notice

    def _open(self) -> Engine:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return _begin(self.path)
        except DatabaseError as problem:
            if not _is_broken(problem):
                raise
            self._set_aside(problem)
            return _begin(self.path)

    def _set_aside(self, problem: Exception) -> None:
        aside = self.path.with_name(f"{self.path.name}.broken-{time.time_ns()}")
        log.warning("The index %s is broken (%s); moved to %s and begun anew.", self.path, problem, aside.name)
        for suffix in ("", "-wal", "-shm"):
            part = Path(f"{self.path}{suffix}")
            if part.exists():
                part.replace(f"{aside}{suffix}")


def _is_broken(problem: DatabaseError) -> bool:
    """Tell whether an error says that the file is no SQLite database, rather than busy or out of reach."""
    return getattr(problem.orig, "sqlite_errorcode", 0) & 0xFF in BROKEN


def _begin(path: Path) -> Engine:
    address = URL.create("sqlite", database=str(path))
    engine = create_engine(address, connect_args={"timeout": BUSY_SECONDS}, json_deserializer=_cell, **POOL)
    event.listen(engine, "connect", _prepare)
    try:
        _check(engine)
        upgrade(engine)
    except Exception:
        engine.dispose()
        raise
    return engine


def _check(engine: Engine) -> None:
    """Raise the error of a broken file now rather than at some later question."""
    with engine.connect() as connection:
        verdict = connection.execute(text("PRAGMA quick_check(1)")).scalar()
    if verdict != "ok":
        raise DatabaseError("PRAGMA quick_check", None, _Malformed(verdict))


class _Malformed(sqlite3.DatabaseError):
    sqlite_errorcode = sqlite3.SQLITE_CORRUPT


def _cell(content: str) -> Any:
    """Read JSON; what isn't any is empty, so that a wrong cell costs its row and not the question."""
    try:
        return json.loads(content)
    except ValueError as problem:
        log.warning("A cell of the index can't be read: %s", problem)
        return {}


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
    if mode != "wal":
        _switch_to_wal(connection)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _switch_to_wal(connection: sqlite3.Connection) -> None:
    """Switch, once in the life of a file; while another process does, SQLite says busy without waiting."""
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.01)
