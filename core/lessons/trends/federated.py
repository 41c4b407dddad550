"""Federated averaging: hospitals train one model together, and only its weights travel."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.lessons.trends.hospitals import Country
from core.lessons.trends.logistic import area, chances, gradient

L2, RATE, STEPS = 0.01, 0.3, 100
"""Of every training here: the same for hospitals alone, together, and for all patients in one place."""

BYTES = 4  # of one weight on its way

Array = NDArray[np.float64]


def descend(X: Array, y: Array, weights: Array, steps: int) -> Array:
    """Return weights after steps of gradient descent, each on all rows."""
    for _ in range(steps):
        weights = weights - RATE * gradient(X, y, weights, L2)
    return weights


def average(weights: Sequence[Array], sizes: Sequence[int]) -> Array:
    """Return the mean of the hospitals' weights, a hospital with more patients counting more.

    References
    ----------
    McMahan et al., 2017, "Communication-Efficient Learning of Deep Networks from Decentralized Data", algorithm 1; here a
    hospital takes all its patients in one batch (B = ∞) and `steps` local epochs (E).
    """
    return np.average(np.stack(weights), axis=0, weights=np.asarray(sizes, float))


def together(where: Country, local: int) -> Array:
    """Return the shared weights after each round (rounds + 1, p), from zero; `local` steps in each hospital a round."""
    X, y = where.all.X, where.all.y
    shared = [np.zeros(X.shape[1])]
    for _ in range(STEPS // local):
        sent = [descend(X[part], y[part], shared[-1], local) for part in where.places]
        shared.append(average(sent, [len(part) for part in where.places]))
    return np.stack(shared)


def pooled(where: Country, local: int) -> Array:
    """Return the weights of a training on all patients in one place, as often and after as many steps as `together`."""
    weights = [np.zeros(where.all.X.shape[1])]
    for _ in range(STEPS // local):
        weights.append(descend(where.all.X, where.all.y, weights[-1], local))
    return np.stack(weights)


def compared(where: Country, local: int) -> dict[str, Array]:
    """Return the AUC on the test patients: "together" and "pooled" (rounds + 1,), "alone" (hospitals,); and the number of "weights"."""
    alone = [descend(h.X, h.y, np.zeros(h.X.shape[1]), STEPS // local * local) for h in where.own]
    return {
        "together": area(chances(where.all.X_test, together(where, local)), where.all.y_test),
        "pooled": area(chances(where.all.X_test, pooled(where, local)), where.all.y_test),
        "weights": np.array(where.all.X.shape[1]),
        "alone": np.array([area(chances(h.X_test, w), h.y_test) for h, w in zip(where.own, alone, strict=True)]),
    }


def sent_bytes(hospitals: int, local: int, weights: int) -> int:
    """Return the bytes that travel in a training: every round each hospital gets the weights and sends its own."""
    return STEPS // local * hospitals * 2 * weights * BYTES
