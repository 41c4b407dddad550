"""What a linear model's loss surface over two real columns depends on: a few sums over the rows."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from core.datasets import load

DATA = "diabetes"
COLUMNS = ("bmi", "bp")


@dataclass(frozen=True, eq=False)
class Moments:
    """Hold XᵀX / n (2, 2), Xᵀy / n (2,) and yᵀy / n of centred columns and target."""

    matrix: NDArray[np.float64]
    vector: NDArray[np.float64]
    spread: float


@lru_cache(maxsize=2)
def moments(scaled: bool) -> Moments:
    """Return them; `scaled` divides each column by its standard deviation first."""
    X, y = centred(scaled)
    X = X[:, [load(DATA).feature_names.index(name) for name in COLUMNS]]
    return Moments(X.T @ X / len(X), X.T @ y / len(X), float(y @ y / len(y)))


def centred(scaled: bool) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return all columns (n, d) and the target (n,), each less its mean."""
    data = load(DATA)
    X, y = data.X.astype(float), data.y.astype(float)
    X = X - X.mean(axis=0)
    return (X / X.std(axis=0) if scaled else X), y - y.mean()
