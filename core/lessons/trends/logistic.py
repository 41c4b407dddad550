"""One neuron with a sigmoid: the model of hospitals and of private training, small enough to check by hand."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def chances(X: Array, weights: Array) -> Array:
    """Return chances (..., n) of rows (..., n, p) for weights (..., p); the column of ones is one of the p."""
    return np.asarray(1 / (1 + np.exp(-np.clip(np.einsum("...np,...p->...n", X, weights), -60, 60))))


def gradient(X: Array, y: Array, weights: Array, l2: float = 0.0) -> Array:
    """Return the gradient (..., p) of the mean cross-entropy plus `l2` / 2 times the squared weights."""
    error = chances(X, weights) - y
    return np.asarray(np.einsum("...n,...np->...p", error, X) / X.shape[-2] + l2 * weights)


def area(scores: Array, y: NDArray[Any]) -> Array:
    """Return the ROC AUC (...) of scores (..., n) for labels (n,) of 0 and 1, ties counted half.

    It is the chance that a row of the second class gets a higher score than one of the first.
    """
    yes, no = scores[..., y == 1], scores[..., y == 0]
    above = (yes[..., :, np.newaxis] > no[..., np.newaxis, :]).mean((-2, -1))
    alike = (yes[..., :, np.newaxis] == no[..., np.newaxis, :]).mean((-2, -1))
    return np.asarray(above + alike / 2)
