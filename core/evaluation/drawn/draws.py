"""Predictions of some rows, and how often each row was drawn."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.evaluation.drawn.tables import Floats, Tables


@dataclass(frozen=True, eq=False)
class Draws:
    """Hold predictions and r draws of their rows.

    Parameters
    ----------
    truth : array (n,)
        Codes of the classes, or numbers.
    predicted : array (n, k)
        Probabilities of k classes, checked by `read_probabilities`, or numbers (n, 1).
    counts : array (r, n)
        How often each row was drawn; every draw has as many rows. In float32 all is quicker, and right to six digits.
    """

    truth: NDArray[Any]
    predicted: Floats
    counts: NDArray[Any]

    @property
    def rows(self) -> float:
        """Rows of a draw."""
        return float(self.counts[0].sum())

    @property
    def classes(self) -> int:
        """How many there are."""
        return int(self.predicted.shape[1])

    def mean(self, values: NDArray[Any]) -> Floats:
        """Return the mean of values (n,) or (n, ...) over each draw: (r,) or (r, ...)."""
        means: Floats = self.counts @ values / self.rows
        return means

    @cached_property
    def chosen(self) -> Tables:
        """How often each true class was called each class; of two the second is called from one half on."""
        prob = self.predicted
        chosen = (prob[:, 1] >= 0.5).astype(np.int64) if self.classes == 2 else prob.argmax(axis=1)
        pairs = np.eye(self.classes**2)[self.truth * self.classes + chosen]
        return Tables((self.counts @ pairs).reshape(-1, self.classes, self.classes))
