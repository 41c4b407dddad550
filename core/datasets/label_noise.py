"""Wrong answers on purpose: labels of training rows changed at random."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.datasets.dataset import Dataset

STREAM = 1  # beside the split's own draws of the same seed


def noisy_labels(dataset: Dataset, rows: NDArray[np.int64], share: float, seed: int) -> NDArray[Any]:
    """Return the labels of `rows`, some of them wrong; more of them with a larger share, the others with it.

    Parameters
    ----------
    share : float
        Classes: of rows that get another class. Numbers: of the rows' standard deviation that each is moved by, on
        average.
    """
    labels = dataset.y[rows]
    if not share:
        return labels
    rng = np.random.default_rng((seed, STREAM))
    # Drawn for every row of the data, so that a row's fate doesn't depend on which others train.
    if dataset.task == "regression":
        moved = rng.standard_normal(len(dataset.y))[rows]
        return np.asarray(labels + share * labels.std() * moved, labels.dtype)
    turn, order = rng.integers(1, len(dataset.class_names), len(dataset.y))[rows], rng.random(len(dataset.y))[rows]
    wrong = np.argsort(order)[: round(share * len(rows))]
    labels = labels.copy()
    labels[wrong] = (labels[wrong] + turn[wrong]) % len(dataset.class_names)
    return labels
