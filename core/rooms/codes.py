"""A room's code, which people type, and the keys and tokens, which nobody does; of these only digests are kept."""

import hashlib
import hmac
import secrets
import unicodedata

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # without 0 O, 1 I L
LENGTH = 8  # 31 ** 8 = 850 billion codes
BETWEEN = " -_‐‑‒–—−"


def new_code() -> str:
    """Return a code that nobody can foresee, as it is shown: ABCD-EFGH."""
    return _shown("".join(secrets.choice(ALPHABET) for _ in range(LENGTH)))


def read_code(text: str) -> str:
    """Return the code that somebody typed as it is shown; "" when it can't be one.

    Examples
    --------
    >>> read_code(" abcd efgh")
    'ABCD-EFGH'
    """
    wide = unicodedata.normalize("NFKC", text[:100])
    letters = "".join(one for one in wide if one not in BETWEEN and not one.isspace()).upper()
    return _shown(letters) if len(letters) == LENGTH and all(one in ALPHABET for one in letters) else ""


def new_secret() -> str:
    """Return a facilitator's key or a participant's token: 128 bits."""
    return secrets.token_urlsafe(16)


def digest(secret: str) -> str:
    """Return what is kept of a key or token."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def matches(secret: str, kept: str) -> bool:
    """Tell whether a key or token is the one of a digest, in a time that says nothing about either."""
    return hmac.compare_digest(digest(secret), kept)


def _shown(letters: str) -> str:
    half = LENGTH // 2
    return f"{letters[:half]}-{letters[half:]}"
