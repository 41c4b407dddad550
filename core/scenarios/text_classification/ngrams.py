"""The strong simple model: TF-IDF of single signs and pairs of neighbours, and a logistic regression on it.

References
----------
Salton and Buckley (1988), "Term-weighting approaches in automatic text retrieval". The formula is that of scikit-learn's
`TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)`; a test compares them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from core.scenarios.text_classification.cutting import UNKNOWN, numbered, signs, vocabulary

LEAST = 2  # texts in which a term has to occur
STRENGTH, TOLERANCE = 4.0, 3e-4  # scikit-learn's C, and how closely it is fitted
ROOM = 1 << 20  # of the code of a pair: first sign times this, plus second sign; of a single sign: plus 0

Floats = NDArray[np.float64]
Codes = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Simple:
    """Hold a fitted model.

    Parameters
    ----------
    words : tuple of str
        The vocabulary; number 2 is the first.
    codes : array (t,)
        Of terms, in order.
    idf, weights : array (t,)
    bias : float
    """

    words: tuple[str, ...]
    codes: Codes
    idf: Floats
    weights: Floats
    bias: float

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """Sign -> its number."""
        return numbered(self.words)

    def chances(self, texts: Sequence[str]) -> Floats:
        """Return the chance (n,) of a complaint."""
        if not texts:
            return np.empty(0)
        X = matrix(listed(texts, self.numbers), self.codes, self.idf)
        return np.asarray(1 / (1 + np.exp(-(X @ self.weights + self.bias))))

    def familiar(self, texts: Sequence[str]) -> Floats:
        """Return which share (n,) of a text's single signs and pairs occurred in training."""
        return np.array([_share(codes, self.codes) for codes in listed(texts, self.numbers)])

    def plain(self) -> dict[str, NDArray[Any]]:
        """Return the model as arrays."""
        return {
            "words": np.array(["\n".join(self.words)]),
            "codes": self.codes,
            "idf": self.idf.astype(np.float32),
            "weights": self.weights.astype(np.float32),
            "bias": np.array([self.bias]),
        }

    @classmethod
    def of(cls, arrays: Mapping[str, Any]) -> Self:
        """Return the model that `plain` gave."""
        words = tuple(str(arrays["words"][0]).split("\n"))
        idf, weights = (np.asarray(arrays[name], np.float64) for name in ("idf", "weights"))
        return cls(words, np.asarray(arrays["codes"]), idf, weights, float(arrays["bias"][0]))


def listed(texts: Sequence[str], numbers: Mapping[str, int]) -> list[Codes]:
    """Return the codes of each text's single signs and pairs, each as often as it occurs."""
    found = []
    for text in texts:
        ids = np.array([numbers.get(sign, UNKNOWN) for sign in signs(text)], np.int64) * ROOM
        found.append(np.concatenate([ids, ids[:-1] + ids[1:] // ROOM]))
    return found


def fitted(texts: Sequence[str], y: NDArray[np.int64]) -> Simple:
    """Return the model that learnt from texts with their labels (n,)."""
    words = vocabulary(texts)
    return regressed(words, listed(texts, numbered(words)), y)


def regressed(words: Sequence[str], lists: Sequence[Codes], y: NDArray[np.int64]) -> Simple:
    """Return the model that learnt from listed texts with their labels (n,)."""
    from sklearn.linear_model import LogisticRegression

    codes, frequency = np.unique(np.concatenate([np.unique(row) for row in lists]), return_counts=True)
    known = (frequency >= LEAST) & (codes // ROOM != UNKNOWN) & (codes % ROOM != UNKNOWN)
    idf = np.log((1 + len(lists)) / (1 + frequency[known])) + 1
    model = LogisticRegression(C=STRENGTH, tol=TOLERANCE).fit(matrix(lists, codes[known], idf), y)
    return Simple(tuple(words), codes[known], idf, model.coef_[0], float(model.intercept_[0]))


def matrix(lists: Sequence[Codes], codes: Codes, idf: Floats) -> Any:
    """Return the sparse rows (n, t), each of length 1: a term's count, dampened, times how rare it is."""
    from scipy.sparse import csr_matrix, diags

    flat = np.concatenate(lists)
    rows = np.repeat(np.arange(len(lists)), [len(row) for row in lists])
    places = np.searchsorted(codes, flat)
    found = codes[np.minimum(places, len(codes) - 1)] == flat
    X = csr_matrix((np.ones(int(found.sum())), (rows[found], places[found])), (len(lists), len(codes)))
    X.data = (1 + np.log(X.data)) * idf[X.indices]
    lengths = np.sqrt(np.asarray(X.multiply(X).sum(axis=1)).ravel())
    return (diags(1 / np.where(lengths > 0, lengths, 1)) @ X).tocsr()


def _share(codes: Codes, known: Codes) -> float:
    """Return which share of codes is known; 0 of none."""
    if not len(codes):
        return 0.0
    places = np.minimum(np.searchsorted(known, codes), len(known) - 1)
    return float((known[places] == codes).mean())
