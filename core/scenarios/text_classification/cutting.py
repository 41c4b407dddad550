"""Texts cut into signs: Chinese by characters, everything else by words; and signs into numbers."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

LENGTH = 64  # signs of a review that a network reads; of a longer one the beginning and the end
PADDING, UNKNOWN = 0, 1
SHOWN = 160  # characters of a review in a table
RUN = 12  # the same sign so often; of a longer run the rest is left out, for a phone could not wrap it
LEAST = 2  # reviews of the training side in which a sign has to occur
_HAN = "㐀-䶿一-鿿豈-﫿぀-ヿ"
_SIGNS = re.compile(rf"[{_HAN}]|[^\W\d{_HAN}]+(?:['’][^\W\d{_HAN}]+)?|\d+|[^\w\s]")
_RUN = re.compile(rf"((\S)\2{{{RUN - 1}}})\2+")
_FORMS = str.maketrans("，。！？：；（）“”’", ',.!?:;()""\'')


def signs(text: str) -> list[str]:
    """Return the signs of a text, in small letters; any number counts as the same sign.

    Examples
    --------
    >>> signs("Not good，3次都不好")
    ['not', 'good', ',', '0', '次', '都', '不', '好']
    """
    return ["0" if sign.isdigit() else sign for sign in _SIGNS.findall(text.lower().translate(_FORMS))]


def vocabulary(texts: Sequence[str]) -> list[str]:
    """Return the signs that occur in enough texts, in order; number 2 is the first."""
    counts = Counter(sign for text in texts for sign in set(signs(text)))
    return sorted(sign for sign, count in counts.items() if count >= LEAST)


def numbered(words: Sequence[str]) -> dict[str, int]:
    """Return sign -> number."""
    return {sign: number for number, sign in enumerate(words, start=2)}


def encoded(texts: Sequence[str], numbers: Mapping[str, int]) -> NDArray[np.int32]:
    """Return numbers (n, LENGTH); what a longer text has in its middle is left out."""
    rows = np.zeros((len(texts), LENGTH), np.int32)
    half = LENGTH // 2
    for row, text in zip(rows, texts, strict=True):
        found = signs(text)
        found = found if len(found) <= LENGTH else found[:half] + found[-half:]
        row[: len(found)] = [numbers.get(sign, UNKNOWN) for sign in found]
    return rows


def shortened(text: str, most: int = SHOWN) -> str:
    """Return a text that a table has room for, its runs of one sign cut.

    Examples
    --------
    >>> shortened("abcdef", 3), shortened("!" * 40)
    ('abc…', '!!!!!!!!!!!!…')
    """
    text = _RUN.sub(r"\1…", text)
    return text if len(text) <= most else text[:most] + "…"
