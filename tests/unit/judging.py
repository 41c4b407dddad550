"""Predictions made of plain arrays, for tests of what is judged about them."""

import numpy as np
import pandas as pd

from core.datasets.dataset import Card
from core.evaluation.predictions import Known, Predictions

CARD = Card("Customers", "", "", "", "left")


def judged(y, chance, frame=None, taught=None, val=None, names=("stays", "leaves"), **changes):
    """Return predictions: of two classes from chances (n,), else probabilities (n, k); numbers without names."""
    y, chance = np.asarray(y), np.asarray(chance, np.float64)
    prob = np.column_stack([1 - chance, chance]) if chance.ndim == 1 and names else chance.reshape(len(y), -1)
    known = None if taught is None else Known(np.asarray(taught[1]), pd.DataFrame(taught[0]))
    seen = None if val is None else Known(np.asarray(val[0]), prob=np.asarray(val[1], np.float64))
    values = {
        "key": "made",
        "title": "Customers",
        "task": "classification" if names else "regression",
        "y_true": y,
        "y_prob": prob,
        "class_names": tuple(names),
        "card": CARD,
        "frame": pd.DataFrame(frame if frame is not None else {}, index=range(len(y))),
        "rows": np.arange(len(y)),
        "val": seen,
        "taught": known,
    }
    return Predictions(**values | changes)
