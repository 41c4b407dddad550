"""Who may look at a room's board: whoever holds its pass, which follows from the facilitator's key and not the other way."""

import hmac
from typing import TYPE_CHECKING

from core.rooms.codes import digest, read_code

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.store import Store

LENGTH = 32  # hexadecimal digits: 128 bits


def board_pass(key: str) -> str:
    """Return the pass of a facilitator's key: safe to be seen in the projector's address bar, since it leads to no action."""
    return _pass(digest(key))


def may_watch(store: "Store", code: str, ticket: str) -> bool:
    """Tell whether a pass is that of a room's board."""

    def ask(session: "Session") -> str | None:
        from core.store.tables import RoomRow

        row = session.get(RoomRow, read_code(code))
        return None if row is None else row.key_digest

    kept = store.ask(ask) if read_code(code) else None
    return kept is not None and hmac.compare_digest(_pass(kept).encode(), ticket.encode("utf-8", "surrogatepass"))


def _pass(kept: str) -> str:
    return digest(f"board {kept}")[:LENGTH]
