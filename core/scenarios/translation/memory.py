"""A translation memory: the stored string that is most like the new one lends its translation."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.scenarios.translation.pairs import read_pairs
from core.scenarios.translation.shipped import shipped


@dataclass(frozen=True, eq=False)
class Recalled:
    """Hold what the memory has nearest to each of n strings.

    Parameters
    ----------
    en, zh : array (n,) of str
    alike : array (n,)
        Cosine of their sequences of letters, 0 to 1.
    """

    en: NDArray[Any]
    zh: NDArray[Any]
    alike: NDArray[np.float64]


def recall(texts: Sequence[str]) -> Recalled:
    """Return the nearest of the strings that were learnt from, by TF-IDF of sequences of 2 to 4 letters within words."""
    way, stored = _memory()
    near = (way.transform([text.lower() for text in texts]) @ stored.T).tocsr()
    best = np.asarray(near.argmax(axis=1)).ravel()
    pairs, rows = read_pairs(), shipped().train
    return Recalled(
        np.array([pairs.en[rows[b]] for b in best]),
        np.array([pairs.zh[rows[b]] for b in best]),
        np.asarray(near[np.arange(len(best)), best]).ravel().astype(float),
    )


@lru_cache(maxsize=1)
def _memory() -> tuple[Any, Any]:
    from sklearn.feature_extraction.text import TfidfVectorizer

    pairs = read_pairs()
    way = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), dtype=np.float32)
    return way, way.fit_transform([pairs.en[i].lower() for i in shipped().train])
