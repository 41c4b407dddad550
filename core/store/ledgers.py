"""Ledgers on disk: under a token each, as JSON, in the index's file; the least recently written ones go first."""

import json
import logging
import time
from typing import TYPE_CHECKING

from core.ledger.ledger import Ledger

if TYPE_CHECKING:
    from core.store.index import Index

log = logging.getLogger(__name__)

MOST = 2000


def read(index: "Index", token: str) -> str | None:
    """Return what was written under a token; a broken file raises one of SQLAlchemy's errors."""
    from core.store.tables import KeptLedger

    with index.session() as session:
        kept = session.get(KeptLedger, token)
        return None if kept is None else kept.content


def write(index: "Index", token: str, content: str) -> None:
    """Write under a token, and let ledgers go that nobody wrote in for longest while there are too many."""
    from sqlalchemy import delete, select

    from core.store.tables import KeptLedger, upsert

    newest = select(KeptLedger.token).order_by(KeptLedger.used.desc()).limit(MOST)
    with index.session() as session:
        upsert(session, KeptLedger, {"token": token, "used": time.time(), "content": content})
        session.execute(delete(KeptLedger).where(KeptLedger.token.not_in(newest)))
        session.commit()


def forget(index: "Index", token: str) -> None:
    """Remove what was written under a token."""
    from sqlalchemy import delete

    from core.store.tables import KeptLedger

    with index.session() as session:
        session.execute(delete(KeptLedger).where(KeptLedger.token == token))
        session.commit()


def is_listed(index: "Index", key: str, token: str) -> bool:
    """Tell whether another ledger than that of a token lists a run."""
    from sqlalchemy import select

    from core.store.tables import KeptLedger

    elsewhere = select(KeptLedger.token).where(
        KeptLedger.token != token, KeptLedger.content.contains(f'"{key}"', autoescape=True)
    )
    with index.session() as session:
        return session.scalar(elsewhere.limit(1)) is not None


def to_text(ledger: Ledger) -> str:
    """Return a ledger as JSON."""
    return json.dumps(ledger.to_plain(), ensure_ascii=False, allow_nan=False)


def from_text(content: str) -> Ledger:
    """Read a ledger; one that can't be read is empty, with a log line."""
    try:
        return Ledger.from_plain(json.loads(content))
    except (ValueError, TypeError, KeyError) as problem:
        log.warning("A kept ledger can't be read: %r", problem)
        return Ledger()
