"""The trained Transformer in NumPy: who attends to whom, per head, and the chance that a word is as written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.lessons.architectures.cnn import softmax
from core.lessons.architectures.letters import WRITTEN, encoded

Values = NDArray[np.float64]
Weights = Sequence[NDArray[Any]]
WITH_PLACES = 21  # arrays after the letters' own, the table of places being one
EPSILON = 1e-3  # of Keras's layer normalisation


@dataclass(frozen=True, eq=False)
class Attended:
    """Hold the attention (heads, t, t) of a word, each row adding to 1, and the chance that it is a word as written."""

    attention: Values
    chance: float


def attended(weights: Weights, word: str) -> Attended:
    """Return what a Transformer of `networks` makes of a word of 4 to 9 letters."""
    attention, chances = forward(weights, encoded([word])[:, : len(word)])
    return Attended(attention[0], float(chances[0, WRITTEN]))


def forward(weights: Weights, X: NDArray[Any]) -> tuple[Values, Values]:
    """Return attention (n, heads, t, t) and chances (n, 2) of letters (n, t, 26); rows of zeros are no letters."""
    embed, *rest = [np.asarray(w, np.float64) for w in weights]
    x = np.asarray(X, np.float64)
    there = x.sum(axis=-1)
    x = x @ embed
    if len(rest) == WITH_PLACES:
        x, rest = x + rest[0][: x.shape[1]], rest[1:]
    gamma, beta, *heads = rest[:10]
    seen, mixed = multi_head(normed(x, gamma, beta), heads, there)
    x = x + mixed
    gamma, beta, w1, b1, w2, b2, last_gamma, last_beta, *out = rest[10:]
    x = x + np.maximum(normed(x, gamma, beta) @ w1 + b1, 0) @ w2 + b2
    mean = (normed(x, last_gamma, last_beta) * there[..., None]).sum(axis=1) / there.sum(axis=1, keepdims=True)
    return seen, softmax(mean @ out[0] + out[1])


def multi_head(x: Values, weights: Weights, there: Values) -> tuple[Values, Values]:
    """Return softmax(QKᵀ/√d) (n, h, t, t) and what it mixes (n, t, w) (Vaswani et al. 2017, equation 1 and 3.2.2)."""
    wq, bq, wk, bk, wv, bv, wo, bo = weights
    q, k, v = (np.einsum("ntw,whd->nhtd", x, w) + b[:, None] for w, b in ((wq, bq), (wk, bk), (wv, bv)))
    scores = q @ k.transpose(0, 1, 3, 2) / np.sqrt(q.shape[-1])
    seen = softmax(np.where(there[:, None, None] > 0, scores, -np.inf))
    return seen, np.einsum("nhtd,hdw->ntw", seen @ v, wo) + bo


def normed(x: Values, gamma: Values, beta: Values) -> Values:
    """Return layer normalisation (Ba, Kiros and Hinton 2016, equation 4)."""
    centred = x - x.mean(axis=-1, keepdims=True)
    return np.asarray(centred / np.sqrt((centred**2).mean(axis=-1, keepdims=True) + EPSILON) * gamma + beta)


def weights_of(arrays: Mapping[str, NDArray[Any]], kind: str) -> Weights:
    """Return the weights of the Transformer "with" or "without" places from what `studies.places` gave."""
    count = sum(name.startswith(f"{kind}_") for name in arrays)
    return [arrays[f"{kind}_{number}"] for number in range(count)]
