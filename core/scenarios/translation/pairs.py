"""Reads the pairs of interface strings, and keeps duplicates on one side."""

import csv
import gzip
import io
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FILE = Path(__file__).parents[1] / "files" / "ui_en_zh.tsv.gz"
TEST, VALIDATION = 500, 300
LONGEST = 160  # letters of an English string that is learnt from; 1 in 100 is longer


@dataclass(frozen=True)
class Pairs:
    """Hold English strings, their Chinese ones, and the product that each comes from."""

    en: tuple[str, ...]
    zh: tuple[str, ...]
    source: tuple[str, ...]
    licence: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.en)


@dataclass(frozen=True, eq=False)
class Split:
    """Hold row numbers: what is learnt from, what the threshold is chosen on, and what is tested on."""

    train: NDArray[np.int64]
    validation: NDArray[np.int64]
    test: NDArray[np.int64]


@lru_cache(maxsize=1)
def read_pairs() -> Pairs:
    """Return all pairs, without blanks around them."""
    with gzip.open(FILE, "rt", encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(io.StringIO(lines.read()), delimiter="\t"))
    clean = [row for row in rows if row["en"].strip() and row["zh"].strip()]
    return Pairs(
        tuple(row["en"].strip() for row in clean),
        tuple(row["zh"].strip() for row in clean),
        tuple(row["source"] for row in clean),
        tuple(row["licence"] for row in clean),
    )


def skeleton(text: str) -> str:
    """Return what is left of a string without case, signs, digits and gaps to fill in.

    Examples
    --------
    >>> skeleton("Delete %(count)s Pages…") == skeleton("delete {n} pages")
    True
    """
    bare = re.sub(r"%\(\w*\)\w|\{\w*\}|%\w|<[^>]*>", " ", text.lower())
    return " ".join(re.findall(r"[^\W\d_]+", bare))


def groups(pairs: Pairs) -> NDArray[np.int64]:
    """Return a number for each pair; duplicates share it: the same English but for case, signs, digits and gaps, or the same Chinese."""
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import connected_components

    rows, columns = [], []
    for texts in ([skeleton(text) or text for text in pairs.en], pairs.zh):
        first: dict[str, int] = {}
        rows += list(range(len(texts)))
        columns += [first.setdefault(text, row) for row, text in enumerate(texts)]
    graph = csr_matrix((np.ones(len(rows), np.int8), (rows, columns)), shape=(len(pairs), len(pairs)))
    return np.asarray(connected_components(graph, directed=False)[1], np.int64)


def split(pairs: Pairs, seed: int = 0) -> Split:
    """Return the sides, drawn at random: each string of the test is of another group, and no duplicate of it is learnt from."""
    members = defaultdict(list)
    for row, group in enumerate(groups(pairs)):
        members[int(group)].append(row)
    rng = np.random.default_rng(seed)
    order = rng.permutation(sorted(members))
    one = np.array([rng.choice(members[int(group)]) for group in order])
    away, chosen = np.sort(one[:TEST]), np.sort(one[TEST : TEST + VALIDATION])
    left = [row for group in order[TEST + VALIDATION :] for row in members[int(group)] if len(pairs.en[row]) <= LONGEST]
    return Split(np.sort(np.array(left)), chosen, away)
