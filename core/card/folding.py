"""Text broken into lines of a width: at spaces, and between Chinese characters where Chinese typesetting allows it."""

import unicodedata
from collections.abc import Callable, Iterator

Measure = Callable[[str], float]

NEVER_FIRST = frozenset("、。，．・：；？！…‥）〕］｝〉》」』】’”%％‰℃,.;:?!)]}·～—")
NEVER_LAST = frozenset("（〔［｛〈《「『【‘“([{¥￥$€#")
WIDE = ("W", "F")


def fold(text: str, width: float, measure: Measure) -> list[str]:
    """Return the lines of a text, none wider than `width`; what can't be broken and is too wide is broken anywhere.

    Parameters
    ----------
    measure : callable
        `measure(text)` returns how wide a text is, in the unit of `width`; of a part no more than of the whole.
    """
    return [line for paragraph in text.split("\n") for line in _lines(paragraph, width, measure)]


def parts(text: str) -> Iterator[str]:
    """Yield the pieces of a text between which a line may end, each with the spaces behind it."""
    start = 0
    for place in range(1, len(text)):
        if _may_break(text[place - 1], text[place]):
            yield text[start:place]
            start = place
    yield text[start:]


def _may_break(before: str, after: str) -> bool:
    if before.isspace() or after.isspace():
        return not after.isspace()
    if after in NEVER_FIRST or before in NEVER_LAST or unicodedata.combining(after):
        return False
    return _is_wide(before) or _is_wide(after)


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in WIDE


def _lines(text: str, width: float, measure: Measure) -> Iterator[str]:
    line, used = "", 0.0
    for part in _fitting(text, width, measure):
        size, bare = measure(part), measure(part.rstrip())
        if line and used + bare > width:
            yield line.rstrip()
            line, used = "", 0.0
        line, used = line + part, used + size
    yield line.rstrip()


def _fitting(text: str, width: float, measure: Measure) -> Iterator[str]:
    """Yield the parts of a text, those that are too wide for a line broken further."""
    for part in parts(text):
        if measure(part.rstrip()) <= width:
            yield part
        else:
            yield from _broken(part, width, measure)


def _broken(part: str, width: float, measure: Measure) -> Iterator[str]:
    piece, used = "", 0.0
    for character in part:
        size = measure(character)
        if piece and used + size > width:
            yield piece
            piece, used = "", 0.0
        piece, used = piece + character, used + size
    yield piece


def estimated(text: str, size: float) -> float:
    """Return how wide a text is at most in a usual typeface of a size, for files whose reader has a typeface of its own."""
    return size * sum(_share(character) for character in text)


def _share(character: str) -> float:
    if _is_wide(character):
        return 1.0
    if character in "mwMW@%&—…":
        return 0.95
    if character in " .,;:'|!ijl()[]":
        return 0.36
    return 0.72 if character.isupper() else 0.58
