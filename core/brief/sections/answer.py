"""The answer of a section in one sentence."""

from core.brief.sections.section import Part
from core.card.pieces import Points, Text, Word


def answer(part: Part) -> Word | None:
    """Return the first sentence of what is known; None where nothing is said yet."""
    for piece in part.known:
        if isinstance(piece, Text):
            return piece.words
        if isinstance(piece, Points) and piece.words:
            return piece.words[0]
    return None
