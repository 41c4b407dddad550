"""A text that a user typed."""

import unicodedata

from core.messages import N_, UserError

MOST = 2000  # characters


def checked_text(text: object, most: int = MOST) -> str:
    """Return a text without control characters and blanks around it.

    Raises
    ------
    UserError
        When it is no text, is empty, or is longer than `most` characters.

    Examples
    --------
    >>> checked_text("  fine \\x00 ")
    'fine'
    """
    if not isinstance(text, str):
        raise UserError(N_("Expected a text, received {received}."), received=type(text).__name__)
    kept = "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs", "Co", "Cn")).strip()
    if not kept:
        raise UserError(N_("Expected a text, received an empty one: type a sentence first."))
    if len(kept) > most:
        raise UserError(
            N_("Expected at most {most:,} characters, received {received:,}: shorten the text."),
            most=most,
            received=len(kept),
        )
    return kept
