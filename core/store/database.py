"""The database of a store: an SQLite file in its folder, or the PostgreSQL server that DATABASE_URL names."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from sqlalchemy import Engine
from sqlalchemy.exc import DataError, IntegrityError, SQLAlchemyError
from sqlalchemy.orm import Session

from core.store.shelves import Shelf
from core.store.tables import Base

T = TypeVar("T")
Question = Callable[[Session], T]

POOL: Mapping[str, Any] = {"pool_size": 5, "pool_timeout": 15}
"""With the ten more that SQLAlchemy opens in a rush; a question takes milliseconds, so that is plenty for 30 sessions."""


class StoreError(OSError):
    """Report a database that can't be used."""


class Database(ABC):
    """Answer questions; the first one opens the database, and after an error it is opened again."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._engine: Engine | None = None

    @abstractmethod
    def shelf(self) -> Shelf:
        """Return where the files of runs lie."""

    @abstractmethod
    def _open(self) -> Engine:
        """Open the database, with its tables of this version."""

    def _is_there(self) -> bool:
        """Tell whether what was opened is still there."""
        return True

    def ask(self, question: Question[T]) -> T:
        """Ask in a session of its own and commit; after an error ask once more, since the cause may be gone.

        Raises
        ------
        StoreError
            When the database can't be used.
        IntegrityError
            When a row that is asked for can't be beside those that are there.
        """
        try:
            return self._twice(question)
        except IntegrityError:
            raise
        except SQLAlchemyError as problem:
            raise StoreError(f"the database can't be used: {problem}") from problem

    def erase(self, question: Question[T]) -> T:
        """Ask a question that deletes; what it deleted is then nowhere in the database's own files."""
        return self.ask(question)

    def close(self) -> None:
        """Let go of all connections; the next question opens new ones."""
        with self._lock:
            if self._engine is not None:
                self._engine.dispose()
            self._engine = None

    def _twice(self, question: Question[T]) -> T:
        engine = self._ready()
        try:
            return _answer(engine, question)
        except (IntegrityError, DataError):  # somebody may have been quicker
            return _answer(engine, question)
        except SQLAlchemyError:
            return _answer(self._mended(engine), question)

    def _ready(self) -> Engine:
        with self._lock:
            if self._engine is None or not self._is_there():
                self._engine = self._open()
            return self._engine

    def _mended(self, failed: Engine) -> Engine:
        """Return the database opened again, by whoever comes first, with what it lacks."""
        with self._lock:
            if self._engine is None or self._engine is failed:
                failed.dispose()
                self._engine = None
                self._engine = self._open()
                Base.metadata.create_all(self._engine)
            return self._engine


def _answer(engine: Engine, question: Question[T]) -> T:
    with Session(engine, expire_on_commit=False) as session:
        answer = question(session)
        session.commit()
        return answer


def database_at(folder: Path, url: str) -> Database:
    """Return the database of an address; without one, that of a folder."""
    from core.store.postgres import Server
    from core.store.sqlite import SqliteFile

    return Server(url) if url else SqliteFile(folder)
