"""Class weights by name: how much a row of each class counts in the loss."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.messages import N_


@dataclass(frozen=True)
class ClassWeight:
    """Give one weight a class from the labels (n,) of the training rows and the number of classes."""

    label: str
    weights: Callable[[NDArray[np.int64], int], NDArray[np.float32]]


def _equal(y: NDArray[np.int64], classes: int) -> NDArray[np.float32]:
    return np.ones(classes, np.float32)


def _balanced(y: NDArray[np.int64], classes: int) -> NDArray[np.float32]:
    # King & Zeng 2001, as in scikit-learn's class_weight="balanced": n / (classes * count).
    counts = np.maximum(1, np.bincount(y, minlength=classes))
    return (len(y) / (classes * counts)).astype(np.float32)


def _softened(y: NDArray[np.int64], classes: int) -> NDArray[np.float32]:
    return np.sqrt(_balanced(y, classes))


CLASS_WEIGHTS: Mapping[str, ClassWeight] = {
    "none": ClassWeight(N_("Every row counts the same"), _equal),
    "balanced": ClassWeight(N_("Every class counts the same"), _balanced),
    "sqrt": ClassWeight(N_("Halfway (square root)"), _softened),
}
