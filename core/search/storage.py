"""The searches' own SQLite file; a broken one is moved aside and a new one begun."""

import logging
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from core.search.library import library

log = logging.getLogger(__name__)

FILE = "searches.sqlite"
BUSY_SECONDS = 10.0
MOST = 200  # searches that are kept; the oldest go first
BROKEN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)

_opening = threading.Lock()


def exists(folder: Path) -> bool:
    """Tell whether anything was ever searched here, without loading what reads it."""
    return (folder / FILE).exists()


@contextmanager
def opened(folder: Path) -> Iterator[Any]:
    """Open Optuna's storage in a folder for a while."""
    storage = open_storage(folder)
    try:
        yield storage
    finally:
        close(storage)


def close(storage: Any) -> None:
    """Let go of a storage's file."""
    storage.engine.dispose()


def open_storage(folder: Path) -> Any:
    """Return Optuna's storage in a folder; `close` it."""
    path = folder / FILE
    folder.mkdir(parents=True, exist_ok=True)
    with _opening:  # two that make the tables at the same time would be in each other's way
        if path.exists() and (problem := _fault(path)):
            _set_aside(path, problem)
        try:
            return _opened(path)
        except RuntimeError as problem:  # of a version of Optuna that this one can't read
            _set_aside(path, str(problem))
            return _opened(path)


def names(storage: Any) -> list[str]:
    """Return the names of all searches, the oldest first."""
    return [study.study_name for study in sorted(storage.get_all_studies(), key=lambda study: study._study_id)]


def shrink(storage: Any) -> None:
    """Let the oldest searches go while there are too many."""
    for name in names(storage)[:-MOST]:
        storage.delete_study(storage.get_study_id_from_name(name))


def _opened(path: Path) -> Any:
    from sqlalchemy import event

    settings = {"connect_args": {"timeout": BUSY_SECONDS}}
    storage = library().storages.RDBStorage(f"sqlite:///{path}", engine_kwargs=settings)
    storage.engine.dispose()  # what made the tables was not prepared
    event.listen(storage.engine, "connect", _prepare)
    return storage


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    """Wait for the disk now and then only, not after each of the many small things that Optuna writes."""
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")


def _fault(path: Path) -> str:
    """Return what is wrong with a file; nothing when it is sound, or when somebody else is writing in it."""
    try:
        with closing(sqlite3.connect(path, timeout=BUSY_SECONDS)) as connection:
            verdict = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    except sqlite3.DatabaseError as problem:
        is_broken = getattr(problem, "sqlite_errorcode", 0) & 0xFF in BROKEN
        return str(problem) if is_broken else ""
    return "" if verdict == "ok" else verdict


def _set_aside(path: Path, problem: str) -> None:
    aside = path.with_name(f"{path.name}.broken-{time.time_ns()}")
    log.warning("The searches in %s can't be read (%s); moved to %s and begun anew.", path, problem, aside.name)
    for suffix in ("", "-wal", "-shm", "-journal"):
        part = Path(f"{path}{suffix}")
        if part.exists():
            part.replace(f"{aside}{suffix}")
