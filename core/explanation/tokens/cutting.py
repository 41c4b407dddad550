"""Texts cut into pieces that get a share each; put together, they are the text again."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.messages import N_, Message, UserError

MOST = 60  # pieces: of more, each change would be too small to tell from chance, and the model be asked too often
_TOKEN = re.compile(
    r"[㐀-䶿一-鿿豈-﫿぀-ヿ]\s*|[^\W㐀-䶿一-鿿豈-﫿぀-ヿ]+(?:['’\-][^\W㐀-䶿一-鿿豈-﫿぀-ヿ]+)*\s*|[^\w\s]\s*|\s+"
)
_PHRASE = re.compile(r"[^,.;:!?，。；：！？、]*[,.;:!?，。；：！？、]*\s*")


@dataclass(frozen=True)
class Pieces:
    """Hold a cut text.

    Parameters
    ----------
    tokens : tuple of str
        Put together, they are the text.
    reason : Message, optional
        Why several tokens are one piece, if they are.
    """

    tokens: tuple[str, ...]
    reason: Message | None = None


@dataclass(frozen=True)
class Cut:
    """Describe a way to cut; `of(text)` does."""

    label: str
    of: Callable[[str], list[str]]


CUTS: Mapping[str, Cut] = {
    "words": Cut(N_("Words, and single Chinese characters"), lambda text: _TOKEN.findall(text)),
    "phrases": Cut(N_("Parts between commas and full stops"), lambda text: [p for p in _PHRASE.findall(text) if p]),
}


def cut(text: str, how: str = "words", most: int = MOST) -> Pieces:
    """Cut a text into at most so many pieces: English by words, Chinese by characters.

    Raises
    ------
    UserError
        When there is nothing but blanks in it.

    Examples
    --------
    >>> cut("Not good, 不好").tokens
    ('Not ', 'good', ', ', '不', '好')
    """
    if not text.strip():
        raise UserError(N_("The text is empty: there is nothing to explain."))
    tokens = _led(CUTS[how].of(text))
    if len(tokens) <= most:
        return Pieces(tuple(tokens))
    reason = Message.of(
        N_("The text has {tokens:,} words or characters: neighbours are taken together, {pieces} pieces in all, so that each pull is larger than chance."),
        tokens=len(tokens),
        pieces=most,
    )  # fmt: skip
    return Pieces(tuple(grouped(tokens, most)), reason)


def _led(tokens: Sequence[str]) -> list[str]:
    """Return tokens of which none is blank: a blank at the beginning is part of the first."""
    first, *rest = tokens
    return [first + rest[0], *rest[1:]] if not first.strip() and rest else [first, *rest]


def grouped(tokens: Sequence[str], most: int) -> list[str]:
    """Return neighbours put together, so many pieces, each of about as many tokens."""
    ends = [len(tokens) * number // most for number in range(most + 1)]
    return ["".join(tokens[start:end]) for start, end in pairwise(ends)]
