"""Counts of what was taken for what, in one table or many at once: all that a score of choices needs."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Tables:
    """Hold tables (r, k, k): how often each true class, downwards, was called each class, across.

    Counts may be weighted; every table has as many rows in all.
    """

    tables: Floats

    @property
    def rows(self) -> float:
        """Rows of a table."""
        return float(self.tables[0].sum())

    @property
    def classes(self) -> int:
        """How many there are."""
        return int(self.tables.shape[-1])

    def average(self, each: Floats) -> Floats:
        """Return the score of class 1 of two, else the mean over the classes for which it is defined: (r, k) -> (r,)."""
        return each[:, 1] if each.shape[1] == 2 else mean_of_defined(each)


def ratio(above: NDArray[np.float64], below: NDArray[np.float64]) -> Floats:
    """Divide, and give nan where there is nothing to divide by."""
    divided: Floats = np.divide(above, below, out=np.full(np.shape(below), np.nan), where=below != 0)
    return divided


def mean_of_defined(each: Floats) -> Floats:
    """Return the mean (r,) over the last axis of those that are not nan."""
    known = ~np.isnan(each)
    return ratio(np.where(known, each, 0.0).sum(axis=-1), known.sum(axis=-1))
