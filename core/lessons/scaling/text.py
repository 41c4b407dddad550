"""Real text as letters: three comedies of Shakespeare's, cut into blocks for training, for stopping in time, and for the test."""

import gzip
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

PLAYS = Path(__file__).parents[1] / "files" / "shakespeare_comedies.md.gz"
LETTERS = "abcdefghijklmnopqrstuvwxyz ."  # a full stop stands for everything else
CONTEXT = 8  # characters that are read before the next is predicted
BLOCK = 250  # predictions in a block
TEST_BLOCKS, VALIDATION_BLOCKS = 40, 16

Rows = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Blocks:
    """Hold blocks (k, BLOCK, CONTEXT + 1) of letters as numbers: what is read, and last the one that follows it."""

    train: Rows
    validation: Rows
    test: Rows

    def rows(self, characters: int, seed: int) -> Rows:
        """Return rows (characters, CONTEXT + 1) for training, from blocks that the seed draws; fewer are among more."""
        order = np.random.default_rng(seed).permutation(len(self.train))
        return flat(self.train[order[: -(-characters // BLOCK)]])[:characters]


def flat(blocks: Rows) -> Rows:
    """Return the rows of blocks (k, BLOCK, CONTEXT + 1) below each other."""
    return blocks.reshape(-1, CONTEXT + 1)


def letters_of(text: str) -> Rows:
    """Return text as numbers in `LETTERS`: small letters, one space for any gap, one full stop for all other signs."""
    kept = re.sub(r"[^a-z]+", lambda gap: " " if gap.group().isspace() else ". ", text.lower())
    places = {letter: number for number, letter in enumerate(LETTERS)}
    return np.array([places[letter] for letter in kept], np.int64)


@lru_cache(maxsize=1)
def blocks() -> Blocks:
    """Return the plays, cut up: no character is in two blocks, and the test's are from all parts of the plays."""
    with gzip.open(PLAYS, "rt", encoding="utf-8") as file:
        letters = letters_of(file.read())
    length = BLOCK + CONTEXT
    cut = letters[: len(letters) // length * length].reshape(-1, length)
    rows = np.lib.stride_tricks.sliding_window_view(cut, CONTEXT + 1, axis=1)
    drawn = np.random.default_rng(0).permutation(len(rows))
    test, validation, train = np.split(drawn, [TEST_BLOCKS, TEST_BLOCKS + VALIDATION_BLOCKS])
    return Blocks(rows[train], rows[validation], rows[test])
