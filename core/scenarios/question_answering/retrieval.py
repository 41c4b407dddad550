"""The most similar questions that have an answer, by TF-IDF or by the trained network."""

import zlib
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.messages import N_
from core.scenarios.question_answering.encoder import places_of
from core.scenarios.question_answering.parts import index_of

Likeness = NDArray[np.float64]
Weights = Sequence[NDArray[Any]]

PIECES = {"en": ("char_wb", (2, 4)), "zh": ("char", (1, 2))}  # pieces of words, and characters with pairs of them
ENGINES: Mapping[str, str] = {"encoder": N_("Trained encoder"), "tfidf": N_("TF-IDF")}
"""Name -> what a user reads."""

KEPT = 4  # indexes with their places
_kept: dict[tuple[str, int], Likeness] = {}


@lru_cache(maxsize=2)
def _tfidf(language: str) -> Any:
    from sklearn.feature_extraction.text import TfidfVectorizer

    analyzer, sizes = PIECES[language]
    made = TfidfVectorizer(analyzer=analyzer, ngram_range=sizes)
    return made, made.fit_transform(index_of(language).texts).T


def by_tfidf(texts: Sequence[str], language: str, weights: Weights = ()) -> Likeness:
    """Return the cosine of each text's TF-IDF with that of each question of the index, (n, questions)."""
    made, index = _tfidf(language)
    return np.asarray((made.transform(texts) @ index).toarray())


def by_encoder(texts: Sequence[str], language: str, weights: Weights) -> Likeness:
    """Return the cosine of each text's place with that of each question of the index, (n, questions)."""
    places = places_of(weights, texts).astype(np.float64)
    return np.round(places @ _index_places(language, weights).T, 5)


def _index_places(language: str, weights: Weights) -> Likeness:
    """Return the places of the index; they are kept, so that an answer doesn't wait for them."""
    key = (language, zlib.crc32(b"".join(weight[:, 0].tobytes() for weight in weights)))
    if key not in _kept:
        if len(_kept) >= KEPT:
            _kept.clear()
        _kept[key] = places_of(weights, index_of(language).texts).astype(np.float64)
    return _kept[key]


LIKENESS: Mapping[str, Callable[[Sequence[str], str, Weights], Likeness]] = {"encoder": by_encoder, "tfidf": by_tfidf}
"""Name of an engine -> how alike texts and the questions of the index are; on a worker."""
