"""Briefs in the database: under a private token each, as JSON."""

import json
import logging
from typing import TYPE_CHECKING

from core.brief.brief import Brief
from core.store import texts

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

log = logging.getLogger(__name__)

MOST = 2000


def read(session: "Session", token: str) -> str | None:
    """Return what was written under a token."""
    from core.store.tables import KeptBrief

    return texts.read(session, KeptBrief, token)


def write(session: "Session", token: str, content: str) -> None:
    """Write under a token, and let briefs go that nobody wrote in for longest while there are too many."""
    from core.store.tables import KeptBrief

    texts.write(session, KeptBrief, token, content, MOST)


def forget(session: "Session", token: str) -> None:
    """Remove what was written under a token."""
    from core.store.tables import KeptBrief

    texts.forget(session, KeptBrief, token)


def to_text(brief: Brief) -> str:
    """Return a brief as JSON."""
    return json.dumps(brief.to_plain())


def from_text(content: str) -> Brief:
    """Read a brief; one that can't be read is empty, with a log line."""
    try:
        return Brief.from_plain(json.loads(content))
    except (ValueError, TypeError, KeyError, AttributeError) as problem:
        log.warning("A kept brief can't be read: %r", problem)
        return Brief()
