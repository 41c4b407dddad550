"""Word errors: what a transcript lost, made up or got wrong, word by word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

KINDS = ("same", "swapped", "lost", "added")


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text in small letters; a hyphen parts two words, other marks are left out."""
    return tuple(re.findall(r"[a-z0-9']+", text.lower().replace("-", " ")))


@dataclass(frozen=True)
class Step:
    """Hold one place of an alignment.

    Parameters
    ----------
    kind : str
        In `KINDS`.
    said, heard : str
        A word of the reference and of the transcript; empty where there is none.
    """

    kind: str
    said: str
    heard: str


def distances(said: Sequence[str], heard: Sequence[str]) -> NDArray[np.int64]:
    """Return the fewest errors between the first i and the first j words (Wagner and Fischer 1974)."""
    table = np.zeros((len(said) + 1, len(heard) + 1), dtype=np.int64)
    table[:, 0], table[0] = np.arange(len(said) + 1), np.arange(len(heard) + 1)
    for i, word in enumerate(said, 1):
        for j, other in enumerate(heard, 1):
            table[i, j] = min(table[i - 1, j] + 1, table[i, j - 1] + 1, table[i - 1, j - 1] + (word != other))
    return table


def errors(said: Sequence[str], heard: Sequence[str]) -> int:
    """Return the fewest words to swap, add or drop that make one from the other."""
    return int(distances(said, heard)[-1, -1])


def aligned(said: Sequence[str], heard: Sequence[str]) -> tuple[Step, ...]:
    """Return what was said beside what was heard, with the fewest errors."""
    table = distances(said, heard)
    i, j, steps = len(said), len(heard), list[Step]()
    while i or j:
        if i and j and table[i, j] == table[i - 1, j - 1] + (said[i - 1] != heard[j - 1]):
            i, j = i - 1, j - 1
            steps.append(Step("same" if said[i] == heard[j] else "swapped", said[i], heard[j]))
        elif i and table[i, j] == table[i - 1, j] + 1:
            i -= 1
            steps.append(Step("lost", said[i], ""))
        else:
            j -= 1
            steps.append(Step("added", "", heard[j]))
    return tuple(reversed(steps))
