"""What is on disk, in one SQLite file that several threads and processes share: entries of runs, ledgers, and results."""

import logging
import sqlite3
import time
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import Self

from sqlalchemy import Connection, Engine, create_engine, delete, event, select, text, update
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session
from sqlalchemy.schema import CreateTable

from core.store.tables import Base, Entry, upsert

log = logging.getLogger(__name__)

BUSY_SECONDS = 10.0
BROKEN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


class Index:
    """Keep the entries; a broken file is moved aside and a new one begun."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = Lock()
        self._engine = self._open()

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

    def present(self) -> Self:
        """Return the index itself; raise `FileNotFoundError` when its file was deleted, which SQLite doesn't notice."""
        self.path.stat()
        return self

    def recover(self, problem: Exception) -> None:
        """Open the file again after an error; begin anew when it is broken or was taken away."""
        with self._lock:
            self._engine.dispose()
            if isinstance(problem, ValueError):  # the file is sound, what is written in it is not
                self._set_aside(problem)
            self._engine = self._open()

    def get(self, key: str) -> Entry | None:
        """Return an entry."""
        with self.session() as session:
            return session.get(Entry, key)

    def entries(self) -> Sequence[Entry]:
        """Return all entries, the most recently used first."""
        with self.session() as session:
            return session.scalars(select(Entry).order_by(Entry.used.desc())).all()

    def put(self, entry: Entry) -> str | None:
        """Add or replace an entry; return the folder of the one it replaces."""
        values = {column.name: getattr(entry, column.name) for column in Entry.__table__.columns}
        with self.session() as session:
            # Writing first takes the lock at once, so that nobody comes between reading and writing.
            session.execute(update(Entry).where(Entry.key == entry.key).values(used=entry.used))
            old = session.scalar(select(Entry.folder).where(Entry.key == entry.key))
            upsert(session, Entry, values)
            session.commit()
        return old

    def touch(self, key: str) -> None:
        """Note that an entry was used now."""
        with self.session() as session:
            session.execute(update(Entry).where(Entry.key == key).values(used=time.time()))
            session.commit()

    def delete(self, key: str, folder: str) -> None:
        """Remove an entry, unless it has been replaced by one in another folder."""
        with self.session() as session:
            session.execute(delete(Entry).where(Entry.key == key, Entry.folder == folder))
            session.commit()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def session(self) -> Session:
        """Return a new session on the file."""
        return Session(self._engine, expire_on_commit=False)


def _is_broken(problem: DatabaseError) -> bool:
    """Tell whether an error says that the file is no SQLite database, rather than busy or out of reach."""
    return getattr(problem.orig, "sqlite_errorcode", 0) & 0xFF in BROKEN


def _begin(path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _prepare)
    try:
        with engine.begin() as connection:
            # One statement, so that two processes that begin together don't both find no table and make it.
            for table in Base.metadata.sorted_tables:
                connection.execute(CreateTable(table, if_not_exists=True))
            _check(connection)
    except Exception:
        engine.dispose()
        raise
    return engine


def _check(connection: Connection) -> None:
    """Raise the error of a broken file now rather than at some later question."""
    verdict = connection.execute(text("PRAGMA quick_check(1)")).scalar()
    if verdict != "ok":
        raise DatabaseError("PRAGMA quick_check", None, _Malformed(verdict))


class _Malformed(sqlite3.DatabaseError):
    sqlite_errorcode = sqlite3.SQLITE_CORRUPT


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
    if mode != "wal":
        _switch_to_wal(connection)
    connection.execute("PRAGMA synchronous=NORMAL")


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
