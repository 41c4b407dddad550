"""English words as written, and the same letters in another order: can a network tell?"""

import gzip
import re
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.learning import Sides
from core.messages import N_, UserError

FILE = Path(__file__).parents[1] / "files" / "shakespeare_comedies.md.gz"
LETTERS, SHORTEST, LONGEST = 26, 4, 9
TEST_SHARE = 0.2
SHUFFLED, WRITTEN = 0, 1  # classes
_WORD = re.compile(r"\b[a-z]{4,9}\b")  # names begin with a capital and stay out

Array = NDArray[np.float32]


@lru_cache(maxsize=1)
def words() -> tuple[str, ...]:
    """Return the words of three plays of Shakespeare, 4 to 9 letters, each once, in a fixed random order."""
    with gzip.open(FILE, "rt", encoding="utf-8") as file:
        found = sorted(set(_WORD.findall(file.read())))
    order = np.random.default_rng(0).permutation(len(found))
    return tuple(found[i] for i in order)


def shuffled(word: str, seed: int) -> str:
    """Return the letters of a word in another order, or the word itself where there is none."""
    rng = np.random.default_rng((seed, *word.encode()))
    for _ in range(20):
        other = "".join(word[i] for i in rng.permutation(len(word)))
        if other != word:
            return other
    return word


def encoded(texts: "list[str] | tuple[str, ...]") -> Array:
    """Return words as (n, 9, 26): a 1 for each letter, rows of zeros where a word has ended."""
    board = np.zeros((len(texts), LONGEST, LETTERS), np.float32)
    for row, text in zip(board, texts, strict=True):
        row[np.arange(len(text)), [ord(letter) - ord("a") for letter in text]] = 1
    return board


@lru_cache(maxsize=1)
def sides() -> Sides:
    """Return both sides: each word once as written and once shuffled; no word is on both sides."""
    cut = int(len(words()) * TEST_SHARE)
    (X_test, y_test), (X, y) = _both(words()[:cut], 0), _both(words()[cut:], 1)
    return Sides(X, y, X_test, y_test)


def _both(some: tuple[str, ...], seed: int) -> tuple[Array, NDArray[np.int64]]:
    pairs = [(word, shuffled(word, seed)) for word in some]
    pairs = [(word, other) for word, other in pairs if word != other]
    texts = [word for word, _ in pairs] + [other for _, other in pairs]
    return encoded(texts), np.repeat([WRITTEN, SHUFFLED], len(pairs))


def checked(text: str) -> str:
    """Return a word that a user typed, in small letters.

    Raises
    ------
    UserError
        When it isn't 4 to 9 letters from a to z.
    """
    word = text.strip().lower()
    if not re.fullmatch(r"[a-z]{4,9}", word):
        raise UserError(
            N_("A word: expected {low} to {high} English letters from a to z, received “{received}”."),
            low=SHORTEST, high=LONGEST, received=text.strip()[:40],
        )  # fmt: skip
    return word
