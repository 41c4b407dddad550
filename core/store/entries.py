"""Entries of runs in the database."""

import time
from collections.abc import Sequence

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from core.store.tables import Entry


def get(session: Session, key: str) -> Entry | None:
    """Return an entry."""
    return session.get(Entry, key)


def has(session: Session, key: str) -> bool:
    """Tell whether there is an entry."""
    return session.scalar(select(Entry.key).where(Entry.key == key)) is not None


def newest(session: Session) -> Sequence[Entry]:
    """Return all entries, the most recently used first."""
    return session.scalars(select(Entry).order_by(Entry.used.desc())).all()


def put(session: Session, entry: Entry) -> str | None:
    """Add or replace an entry; return the place of the one it replaces."""
    values = {column.name: getattr(entry, column.name) for column in Entry.__table__.columns}
    mine = Entry.key == entry.key
    # Writing first takes the lock at once, so that nobody comes between reading and writing.
    session.execute(update(Entry).where(mine).values(used=entry.used))
    old = session.scalar(select(Entry.folder).where(mine))
    adding = insert(Entry) if old is None else update(Entry).where(mine)
    session.execute(adding.values(**values))
    return old


def touch(session: Session, key: str) -> None:
    """Note that an entry was used now."""
    session.execute(update(Entry).where(Entry.key == key).values(used=time.time()))


def remove(session: Session, key: str, place: str) -> None:
    """Remove an entry, unless it has been replaced by one at another place."""
    session.execute(delete(Entry).where(Entry.key == key, Entry.folder == place))
