"""Who writes in which ledger: one session at a time, so that a copied address never joins two people's ledgers."""

import re
import secrets
import weakref
from threading import Lock

from core.jobs import Owner

_TOKEN = re.compile(r"[A-Za-z0-9_-]{22}")


def new_token() -> str:
    """Return the name of a ledger, which nobody can guess."""
    return secrets.token_urlsafe(16)


def is_token(text: str) -> bool:
    """Tell whether a text has the form of a token."""
    return _TOKEN.fullmatch(text) is not None


class Holders:
    """Remember which session holds a token; several threads may ask.

    Examples
    --------
    >>> holders, one, other = Holders(), Owner(), Owner()
    >>> token = holders.hold("", one)
    >>> holders.hold(token, one) == token, holders.hold(token, other) == token
    (True, False)
    """

    def __init__(self) -> None:
        self._held: dict[str, weakref.ref[Owner]] = {}
        self._lock = Lock()

    def hold(self, token: str, owner: Owner) -> str:
        """Have `owner` hold a token: this one, or a new one if it is empty or another session that is there holds it."""
        with self._lock:
            self._held = {name: ref for name, ref in self._held.items() if ref() is not None}
            if not token or self._is_anothers(token, owner):
                token = new_token()
            self._held[token] = weakref.ref(owner)
            return token

    def _is_anothers(self, token: str, owner: Owner) -> bool:
        holder = self._held[token]() if token in self._held else None
        return holder is not None and holder is not owner and holder.present()
