"""Predictions to be judged, made of plain arrays."""

import numpy as np
import pandas as pd

from core.datasets.dataset import Card
from core.evaluation.predictions import Known, Predictions

CARD = Card("Customers", "", "", "", "left")


def judged(y, said, frame=None, taught=None, val=None, names=None, **changes):
    """Return predictions with their truth (n,).

    Parameters
    ----------
    said : array
        Chances (n,) of class 1 of two, probabilities (n, k), or numbers with `task="regression"` or without `names`.
    frame : mapping, optional
        Column -> values.
    taught, val : optional
        Rows that were not graded: columns with labels, and labels with what was said of them.
    names : sequence of str, optional
        Of the classes; none for numbers.
    """
    y, said = np.asarray(y), np.asarray(said, np.float64)
    numbers = changes.get("task") == "regression" or (names is not None and not len(names))
    prob = np.column_stack([1 - said, said]) if said.ndim == 1 and not numbers else said.reshape(len(y), -1)
    usual = () if numbers else tuple(f"class {i}" for i in range(prob.shape[1]))
    values = {
        "key": "made",
        "title": "Customers",
        "task": "regression" if numbers else "classification",
        "y_true": y,
        "y_prob": prob,
        "class_names": usual if names is None else tuple(names),
        "card": CARD,
        "frame": pd.DataFrame(frame if frame is not None else {}, index=range(len(y))),
        "rows": np.arange(len(y)),
        "val": val if val is None or isinstance(val, Known) else known(*val, numbers=numbers),
        "taught": Known(np.asarray(taught[1]), pd.DataFrame(taught[0])) if isinstance(taught, tuple) else taught,
    }
    return Predictions(**values | changes)


def known(y, said, numbers=False):
    """Return rows that were not graded with what was said of them, as `judged` takes it."""
    return Known(np.asarray(y), prob=judged(y, said, names=() if numbers else None).y_prob)


def two(rng, n, *, ties=False, slope=1.0):
    """Return labels and chances (n,) that are right where `slope` is 1, and too sure beyond."""
    odds = rng.normal(0, 1.5, n)
    y = (rng.random(n) < 1 / (1 + np.exp(-odds))).astype(np.int64)
    chance = 1 / (1 + np.exp(-slope * odds))
    return y, np.round(chance, 1) if ties else chance


def several(rng, n, k, *, slope=1.0):
    """Return labels (n,) and chances (n, k) that are right where `slope` is 1."""
    prob = rng.dirichlet(np.full(k, 0.6), n)
    y = np.array([rng.choice(k, p=row) for row in prob])
    sharp = prob**slope
    return y, sharp / sharp.sum(axis=1, keepdims=True)


def scored(seed, n, rate=0.3, digits=None):
    """Return labels and scores of two classes that are hard to tell apart; rounded, many scores are tied."""
    rng = np.random.default_rng(seed)
    y = (rng.random(n) < rate).astype(np.int64)
    y[:2] = 0, 1
    chance = 1 / (1 + np.exp(-(rng.normal(0, 1, n) + 1.5 * y - 1)))
    return y, chance if digits is None else np.round(chance, digits)


TWO = {
    "random": scored(0, 300),
    "tied": scored(1, 200, digits=1),
    "rare": scored(2, 900, rate=0.02),
    "constant": (np.array([0, 1, 1, 0, 1]), np.full(5, 0.5)),
    "two rows": (np.array([0, 1]), np.array([0.2, 0.9])),
    "two rows the wrong way round": (np.array([1, 0]), np.array([0.2, 0.9])),
    "perfectly separated": (np.repeat([0, 1], 20), np.linspace(0, 1, 40)),
    "all of one score but one": (np.array([0] * 9 + [1]), np.array([0.5] * 9 + [0.7])),
}
ONE_CLASS = {"positive": (np.ones(4, int), np.linspace(0, 1, 4)), "negative": (np.zeros(4, int), np.linspace(0, 1, 4))}
