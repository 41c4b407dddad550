"""Which questions are in the index, and which are asked though no answer to them is there."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from core.scenarios.question_answering.corpus import LANGUAGES, entries, families

INDEX, CHOICE, TEST = 0, 1, 2
SHARES = (
    0.7,
    0.15,
)  # of the families: in the index, and held out to choose thresholds; the rest is held out for the test
SEED = 7


@dataclass(frozen=True, eq=False)
class Index:
    """Hold texts of questions with their places (n,) among all questions of a language."""

    texts: list[str]
    places: NDArray[np.int64]


@lru_cache(maxsize=2)
def _parts(language: str) -> NDArray[np.int64]:
    """Return the part of each question; those that share an answer are in one part."""
    numbers = np.array(families(language))
    drawn = np.random.default_rng((SEED, LANGUAGES.index(language))).random(len(numbers))[numbers]
    return np.asarray(np.searchsorted(np.cumsum(SHARES), drawn, side="right"))


@lru_cache(maxsize=6)
def part_of(language: str, part: int) -> Index:
    """Return the questions of a part."""
    places = np.flatnonzero(_parts(language) == part)
    known = entries(language)
    return Index([known[place].question for place in places], places)


def index_of(language: str) -> Index:
    """Return the questions that have an answer here."""
    return part_of(language, INDEX)
