"""Translates with the weights that came with the product; `translate` is for everybody, on a worker."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from core.scenarios.translation.network import Floats, greedy
from core.scenarios.translation.pairs import read_pairs
from core.scenarios.translation.pieces import END, PAD, decoded, encoded, words_of
from core.scenarios.translation.shipped import shipped

AT_ONCE = 32  # strings in one batch
LONGEST = 120  # pieces of a string that are read; what is beyond is cut off


@dataclass(frozen=True, eq=False)
class Answer:
    """Hold a translation.

    Parameters
    ----------
    source, text : str
    sure : float
        Mean probability of the pieces that it wrote.
    read, written : tuple of str
        Pieces of the source and of the answer; the end is the last.
    attention : array (written, read)
        How much each written piece looked at each one read; rows sum to 1.
    chances : array (written,)
    unknown : tuple of str
        Words of the source that no string it learnt from has.
    words : int
        How many words the source has.
    """

    source: str
    text: str
    sure: float
    read: tuple[str, ...]
    written: tuple[str, ...]
    attention: Floats
    chances: Floats
    unknown: tuple[str, ...]
    words: int

    @property
    def strange(self) -> float:
        """Share of its words that were never seen."""
        return len(self.unknown) / self.words if self.words else 1.0


def translate(sentences: Sequence[str]) -> list[str]:
    """Return the Chinese of English sentences; an empty one stays empty."""
    return [answer.text for answer in answers(sentences)]


def answers(sentences: Sequence[str]) -> list[Answer]:
    """Translate sentences, with all that is known of each answer; strings of like length together."""
    kit = shipped()
    numbers = [[*encoded(text.strip().lower(), kit.sources)[:LONGEST], END] for text in sentences]
    found: dict[int, Answer] = {}
    order = sorted(range(len(numbers)), key=lambda i: len(numbers[i]))
    for start in range(0, len(order), AT_ONCE):
        rows = order[start : start + AT_ONCE]
        found.update(zip(rows, _batch([sentences[i] for i in rows], [numbers[i] for i in rows]), strict=True))
    return [found[i] for i in range(len(numbers))]


def _batch(texts: list[str], numbers: list[list[int]]) -> list[Answer]:
    from threadpoolctl import threadpool_limits

    kit = shipped()
    made = []
    with threadpool_limits(1):  # for products as small as these, several threads mostly wait for each other
        written_down = greedy(kit.weights, _filled(numbers))
    for text, row, one in zip(texts, numbers, written_down, strict=True):
        silent = len(row) == 1
        words, ended = list(_words(text)), len(one.chances) > len(one.numbers)
        written = tuple(kit.targets[n] for n in one.numbers) + (("⏎",) if ended else ())
        made.append(
            Answer(
                text,
                "" if silent else decoded(one.numbers, kit.targets),
                0.0 if silent else float(one.chances.mean()),
                (*(_shown(kit.sources[n]) for n in row[:-1]), "⏎"),
                written,
                one.attention[:, : len(row)],
                one.chances,
                tuple(word for word in words if word not in known_words()),
                len(words),
            )
        )
    return made


def _shown(piece: str) -> str:
    return "?" if piece.startswith("<unk") else piece


def _filled(rows: list[list[int]]) -> NDArray[np.int64]:
    made = np.full((len(rows), max(map(len, rows))), PAD, np.int64)
    for i, row in enumerate(rows):
        made[i, : len(row)] = row
    return made


def _words(text: str) -> list[str]:
    return [word.strip() for word in words_of(text.lower()) if word.strip().isalpha()]


@lru_cache(maxsize=1)
def known_words() -> frozenset[str]:
    """Return every word of the English strings that were learnt from."""
    pairs = read_pairs()
    return frozenset(word for i in shipped().train for word in _words(pairs.en[i]))
