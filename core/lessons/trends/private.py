"""Training with a promise to every person in the data: gradients cut to a length, and noise on their sum."""

import numpy as np
from numpy.typing import NDArray

from core.lessons.trends.logistic import chances

SHARE, STEPS, CLIP, RATE = 0.1, 100, 1.0, 0.5
"""Chance of a row to be in a step's sample, steps, largest length of one row's gradient, learning rate."""

Array = NDArray[np.float64]


def clipped_sum(X: Array, y: Array, weights: Array, taken: NDArray[np.bool_], clip: float = CLIP) -> Array:
    """Return the sum (..., p) of the gradients of the rows taken (..., n), each cut to a length of `clip` at most.

    The gradient of one row is (p − y)·x, so that its length is |p − y|·|x|.
    """
    error = chances(X, weights) - y
    length = np.abs(error) * np.linalg.norm(X, axis=-1)
    kept = error * np.minimum(1.0, clip / np.maximum(length, 1e-12)) * taken
    return np.asarray(kept.reshape(-1, len(X)) @ X).reshape(*kept.shape[:-1], X.shape[1])


def trained(X: Array, y: Array, noises: Array, seeds: int, rng: np.random.Generator) -> Array:
    """Return weights (noises, seeds, p) after training with each noise, several times.

    Parameters
    ----------
    noises : array (noises,)
        Standard deviation of the noise over `CLIP`; 0 is the same training without noise.

    References
    ----------
    Abadi et al., 2016, "Deep Learning with Differential Privacy", algorithm 1, with each row taken by a toss of its own
    (Poisson sampling), which its ε counts on, and the sum divided by the expected number of rows taken.
    """
    shape = len(noises), seeds
    weights = np.zeros((*shape, X.shape[1]))
    for _ in range(STEPS):
        taken = rng.random((*shape, len(X))) < SHARE
        noise = noises[:, np.newaxis, np.newaxis] * CLIP * rng.normal(size=weights.shape)
        weights = weights - RATE * (clipped_sum(X, y, weights, taken) + noise) / (SHARE * len(X))
    return weights
