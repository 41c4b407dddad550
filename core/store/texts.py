"""Texts in the database, each under a token: ledgers and briefs. Those that nobody wrote in for longest go first."""

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.store.tables import KeptText


def read(session: "Session", kind: "type[KeptText]", token: str) -> str | None:
    """Return what was written under a token."""
    kept = session.get(kind, token)
    return None if kept is None else kept.content


def write(session: "Session", kind: "type[KeptText]", token: str, content: str, most: int) -> None:
    """Write under a token, and let the oldest go while there are more than `most`."""
    from sqlalchemy import delete, select

    from core.store.tables import upsert

    newest = select(kind.token).order_by(kind.used.desc()).limit(most)
    upsert(session, kind, {"token": token, "used": time.time(), "content": content})
    session.execute(delete(kind).where(kind.token.not_in(newest)))


def forget(session: "Session", kind: "type[KeptText]", token: str) -> None:
    """Remove what was written under a token."""
    from sqlalchemy import delete

    session.execute(delete(kind).where(kind.token == token))
