"""Predictions to be judged, made of arrays."""

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from core.datasets.dataset import Card
from core.evaluation.predictions import Known, Predictions


def judged(y: ArrayLike, said: ArrayLike, **changes: Any) -> Predictions:
    """Return predictions of labels (n,): chances (n,) of class 1 of two, or (n, k); with `task="regression"` numbers (n,)."""
    y, said = np.asarray(y), np.asarray(said, np.float64)
    numbers = changes.get("task") == "regression"
    prob = said[:, None] if numbers else np.column_stack([1 - said, said]) if said.ndim == 1 else said
    names = () if numbers else tuple(f"class {i}" for i in range(prob.shape[1]))
    values = {
        "key": "judged",
        "title": "Judged",
        "task": "classification",
        "y_true": y,
        "y_prob": prob,
        "class_names": names,
        "card": Card("Judged", "", "", "", "y"),
        "frame": pd.DataFrame(index=range(len(y))),
        "rows": np.arange(len(y)),
    }
    return Predictions(**values | changes)


def known(y: ArrayLike, said: ArrayLike) -> Known:
    """Return validation rows with their predictions, as `judged` takes them."""
    return Known(np.asarray(y), prob=judged(y, said).y_prob)


def two(rng: np.random.Generator, n: int, *, ties: bool = False, slope: float = 1.0) -> tuple[np.ndarray, np.ndarray]:
    """Return labels and chances (n,) that are right where `slope` is 1, and too sure beyond."""
    odds = rng.normal(0, 1.5, n)
    y = (rng.random(n) < 1 / (1 + np.exp(-odds))).astype(np.int64)
    chance = 1 / (1 + np.exp(-slope * odds))
    return y, np.round(chance, 1) if ties else chance


def several(rng: np.random.Generator, n: int, k: int, *, slope: float = 1.0) -> tuple[np.ndarray, np.ndarray]:
    """Return labels (n,) and chances (n, k) that are right where `slope` is 1."""
    prob = rng.dirichlet(np.full(k, 0.6), n)
    y = np.array([rng.choice(k, p=row) for row in prob])
    sharp = prob**slope
    return y, sharp / sharp.sum(axis=1, keepdims=True)
