"""Ledgers in the database: under a token each, as JSON."""

import json
import logging
from typing import TYPE_CHECKING

from core.ledger.ledger import Ledger
from core.store import texts

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

log = logging.getLogger(__name__)

MOST = 2000


def read(session: "Session", token: str) -> str | None:
    """Return what was written under a token."""
    from core.store.tables import KeptLedger

    return texts.read(session, KeptLedger, token)


def write(session: "Session", token: str, content: str) -> None:
    """Write under a token, and let ledgers go that nobody wrote in for longest while there are too many."""
    from core.store.tables import KeptLedger

    texts.write(session, KeptLedger, token, content, MOST)


def forget(session: "Session", token: str) -> None:
    """Remove what was written under a token."""
    from core.store.tables import KeptLedger

    texts.forget(session, KeptLedger, token)


def is_listed(session: "Session", key: str, token: str) -> bool:
    """Tell whether another ledger than that of a token lists a run."""
    from sqlalchemy import select

    from core.store.tables import KeptLedger

    elsewhere = select(KeptLedger.token).where(
        KeptLedger.token != token, KeptLedger.content.contains(f'"{key}"', autoescape=True)
    )
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
