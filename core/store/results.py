"""Results computed of runs, in the database as files of arrays; the least recently used ones go first."""

import logging
import time
from typing import TYPE_CHECKING, Any

from numpy.typing import NDArray

from core.store.files import read_arrays

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

log = logging.getLogger(__name__)

MOST = 200  # of some 100 kB each


def read(session: "Session", key: str) -> bytes | None:
    """Return what was written under a key, and note that it was used."""
    from core.store.tables import KeptResult

    kept = session.get(KeptResult, key)
    if kept is None:
        return None
    kept.used = time.time()
    return kept.content


def write(session: "Session", key: str, content: bytes) -> None:
    """Write under a key, and let those go that nobody used for longest while there are too many."""
    from sqlalchemy import delete, select

    from core.store.tables import KeptResult, upsert

    newest = select(KeptResult.key).order_by(KeptResult.used.desc()).limit(MOST)
    upsert(session, KeptResult, {"key": key, "used": time.time(), "content": content})
    session.execute(delete(KeptResult).where(KeptResult.key.not_in(newest)))


def arrays_in(content: bytes) -> dict[str, NDArray[Any]] | None:
    """Read arrays; those that can't be read are none, with a log line."""
    try:
        return read_arrays(content)
    except ValueError as problem:
        log.warning("A kept result can't be read: %r", problem)
        return None
