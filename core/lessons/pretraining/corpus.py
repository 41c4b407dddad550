"""The two texts that small language models learn from here: what is in them, and their signs as numbers."""

import gzip
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.messages import N_

FILES = Path(__file__).parents[1] / "files"
UNKNOWN, GAP = "\ufffd", "□"  # the first two signs of every vocabulary
HELD_OUT = 10  # every tenth poem, or scene's passage, is kept back for tests

Tokens = NDArray[np.int32]


@dataclass(frozen=True)
class Corpus:
    """Describe a text; `label` and `unit` are marked with `N_`.

    Parameters
    ----------
    file : str
        In `core/lessons/files`.
    signs : int
        Size of the vocabulary: the most frequent signs; all others are one and the same unknown sign.
    passages : callable
        Text of the file -> passages (a poem, a speech), without markup.
    block : int
        Passages that are held out together, so that the test isn't the next line of what was learnt.
    starts : callable
        Text -> places where what the network reads at one go may begin.
    forget : float
        Share of what it reads that is hidden in training, so that little text isn't learnt by heart.
    gap, start, alien : str
        What the page opens with: a text with a gap, the beginning of one, and one of another kind.
    length : int
        Signs written at one go.
    """

    label: str
    file: str
    signs: int
    passages: Callable[[str], list[str]]
    block: int
    starts: Callable[[str], NDArray[np.int64]]
    forget: float
    gap: str
    start: str
    alien: str
    length: int


@dataclass(frozen=True)
class Vocabulary:
    """Number the signs; 0 stands for all that are not in it, 1 for a gap."""

    signs: tuple[str, ...]

    def encode(self, text: str) -> Tokens:
        """Return the numbers (n,) of a text's signs."""
        places = {sign: number for number, sign in enumerate(self.signs)}
        return np.array([places.get(sign, 0) for sign in text], np.int32)

    def decode(self, tokens: Tokens) -> str:
        """Return the text of some numbers."""
        return "".join(self.signs[number] for number in tokens)


@dataclass(frozen=True)
class Material:
    """Hold a corpus as learnt from (`train`) and as tested on (`test`), in signs and in numbers; where reading may begin."""

    vocabulary: Vocabulary
    train_text: str
    test_text: str
    train: Tokens
    test: Tokens
    train_starts: NDArray[np.int64]
    test_starts: NDArray[np.int64]

    def windows(self, starts: NDArray[np.int64], size: int) -> Tokens:
        """Return pieces (n, size) of what is held out."""
        found: Tokens = self.test[starts[:, None] + np.arange(size)]
        return found


def poems(text: str) -> list[str]:
    """Return the poems, one line a pair of verses."""
    return [poem.strip() for poem in text.split("\n\n") if poem.strip()]


def speeches(text: str) -> list[str]:
    """Return the speeches of plays in Markdown: who speaks, then the lines; stage directions and headings left out."""
    found = []
    for block in re.split(r"\n\s*\n", text):
        lines = [line.strip().replace("\\", "") for line in block.strip().split("\n")]
        if lines[0].startswith("**"):
            words = [re.sub(r"[_*#\[\]]", "", line) for line in lines]
            found.append("\n".join([f"{words[0]}:", *words[1:]]))
    return found


def line_starts(text: str) -> NDArray[np.int64]:
    """Return the places where a line begins: from there on, a place tells how far a verse has come."""
    return np.array([0, *(found.end() for found in re.finditer("\n", text))])


def anywhere(text: str) -> NDArray[np.int64]:
    """Return all places of a text."""
    return np.arange(len(text), dtype=np.int64)


CORPORA: Mapping[str, Corpus] = {
    "poems": Corpus(
        N_("Chinese poems (Tang and Song)"), "tang_song_poems.txt.gz", 1500, poems, 1, line_starts, 0.15,
        "白日依山尽□黄河入海流。", "明月", "人工智能二加二等于四", 60,
    ),
    "plays": Corpus(
        N_("English plays (Shakespeare)"), "shakespeare_comedies.md.gz", 90, speeches, 20, anywhere, 0.0,
        "I _ove you, my lord", "My lord", "The app crashed: 2 + 2 is 4", 240,
    ),
}  # fmt: skip
"""Name -> corpus."""


@lru_cache(maxsize=2)
def material(name: str) -> Material:
    """Return a corpus, cut into what is learnt from and what is held out.

    Raises
    ------
    KeyError
        If `name` is not in `CORPORA`.
    """
    corpus = CORPORA[name]
    passages = corpus.passages(gzip.decompress((FILES / corpus.file).read_bytes()).decode())
    held = [number // corpus.block % HELD_OUT == HELD_OUT - 1 for number in range(len(passages))]
    train, test = (
        "\n\n".join(p for p, out in zip(passages, held, strict=True) if out == kept) + "\n\n" for kept in (False, True)
    )
    common = [sign for sign, _ in sorted(Counter(train).items(), key=lambda found: (-found[1], found[0]))]
    vocabulary = Vocabulary((UNKNOWN, GAP, *common[: corpus.signs - 2]))
    return Material(
        vocabulary, train, test, vocabulary.encode(train), vocabulary.encode(test),
        corpus.starts(train), corpus.starts(test),
    )  # fmt: skip
