"""A database on a PostgreSQL server, which several app servers share."""

import time
from collections.abc import Mapping
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from core.store.database import POOL, Database, StoreError
from core.store.migrations import upgrade
from core.store.shelves import Shelf, Table

DRIVER = "postgresql+psycopg"
SCHEMES = ("postgresql", "postgres", DRIVER)
AWAY_SECONDS = 1.0
"""How long after a failed attempt nobody tries to connect, so that pages don't all wait for a server that is away."""

CONNECTING: Mapping[str, Any] = {
    "application_name": "touchstone",
    "connect_timeout": 3,  # seconds
    "tcp_user_timeout": 5000,  # milliseconds
    "prepare_threshold": None,  # a pooler such as PgBouncer hands the next question to another connection
}


class Server(Database):
    """Keep everything on the server that `url` names, as hosts write it; files of runs are in a table."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = _checked(url)
        self._away_until, self._trouble = 0.0, ""

    def shelf(self) -> Shelf:
        """Return the table of files."""
        return Table(self)

    def _open(self) -> Engine:
        given = {name: value for name, value in CONNECTING.items() if name not in self.url.query}
        engine = create_engine(self.url, connect_args=given, pool_pre_ping=True, pool_recycle=1800, **POOL)
        event.listen(engine, "do_connect", self._connect)
        try:
            upgrade(engine)
        except Exception:
            engine.dispose()
            raise
        return engine

    def _connect(self, dialect: Any, _record: object, arguments: Any, named: Any) -> Any:
        if time.monotonic() < self._away_until:
            raise dialect.loaded_dbapi.OperationalError(self._trouble)
        try:
            return dialect.connect(*arguments, **named)
        except dialect.loaded_dbapi.Error as problem:
            self._away_until, self._trouble = time.monotonic() + AWAY_SECONDS, str(problem)
            raise


def _checked(text: str) -> URL:
    """Return an address for SQLAlchemy; an error doesn't repeat it, since there is a password in it."""
    try:
        url = make_url(text.strip())
    except (ArgumentError, ValueError):
        raise StoreError("DATABASE_URL: expected postgresql://user:password@host/name, received no address") from None
    if url.drivername not in SCHEMES:
        raise StoreError(f"DATABASE_URL: expected one that begins with postgresql://, received {url.drivername}://")
    return url.set(drivername=DRIVER)
