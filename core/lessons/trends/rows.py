"""Real tables as a neuron takes them: scaled by what the training rows say, with a column of ones."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.datasets import load
from core.datasets.preprocessing import fit_preprocessor

Array = NDArray[np.float64]
Rows = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Halves:
    """Hold training rows (n, p) and test rows (m, p) with their labels of 0 and 1."""

    X: Array
    y: Array
    X_test: Array
    y_test: Array


def split(name: str, seed: int, test_share: float) -> tuple[Rows, Rows]:
    """Return the numbers of the training rows and of the test rows, as many of each class as the whole has."""
    y, rng = load(name).y, np.random.default_rng(seed)
    parts = [rng.permutation(np.flatnonzero(y == label)) for label in (0, 1)]
    cuts = [round(len(part) * test_share) for part in parts]
    train = np.concatenate([part[cut:] for part, cut in zip(parts, cuts, strict=True)])
    test = np.concatenate([part[:cut] for part, cut in zip(parts, cuts, strict=True)])
    return rng.permutation(train), np.sort(test)


def halves(name: str, train: Rows, test: Rows) -> Halves:
    """Return rows of a dataset with two classes, scaled by the training rows."""
    data = load(name)
    made = fit_preprocessor(data, train)
    X, X_test = (with_ones(made.transform(data.X[rows])) for rows in (train, test))
    return Halves(X, data.y[train].astype(float), X_test, data.y[test].astype(float))


def with_ones(X: NDArray[np.float32]) -> Array:
    """Return rows (n, p) with a column of ones for the bias (n, p + 1)."""
    return np.column_stack([X.astype(float), np.ones(len(X))])
