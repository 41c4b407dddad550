"""Whether a message is like anything the desk knows; a router always names a topic, for nonsense too."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.scenarios.question_answering.parts import CHOICE, index_of, part_of
from core.scenarios.question_answering.retrieval import PIECES, by_tfidf

REFUSED = 0.1  # of real questions without an answer here that fall below each floor


def familiarity(text: str, language: str) -> tuple[float, float]:
    """Return the similarity to the nearest question of the index, and which share of its pieces occurs in it; on a worker."""
    return float(by_tfidf([text], language).max()), _known(text, language)


@lru_cache(maxsize=2)
def floors(language: str) -> tuple[float, float]:
    """Return both numbers below which a message counts as unknown, from real questions held out of the index."""
    texts = part_of(language, CHOICE).texts
    low = np.quantile(by_tfidf(texts, language).max(axis=1), REFUSED)
    return float(low), float(np.quantile([_known(text, language) for text in texts], REFUSED))


def is_strange(text: str, language: str, floor: NDArray[Any]) -> bool:
    """Tell whether a message is below either floor."""
    return any(value < least for value, least in zip(familiarity(text, language), floor, strict=True))


def strange_ones(texts: Sequence[str], similarity: NDArray[np.float64], language: str) -> NDArray[np.bool_]:
    """Return which messages (n,) are below either floor, where their similarity is known already."""
    low, least = floors(language)
    return (similarity < low) | (np.array([_known(str(text), language) for text in texts]) < least)


def _known(text: str, language: str) -> float:
    cut, known = _pieces(language)
    pieces = cut(text)
    return sum(piece in known for piece in pieces) / len(pieces) if pieces else 0.0


@lru_cache(maxsize=2)
def _pieces(language: str) -> tuple[Any, frozenset[str]]:
    from sklearn.feature_extraction.text import TfidfVectorizer

    analyzer, sizes = PIECES[language]
    cut = TfidfVectorizer(analyzer=analyzer, ngram_range=sizes).build_analyzer()
    return cut, frozenset(piece for text in index_of(language).texts for piece in cut(text))
