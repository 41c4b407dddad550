"""True and predicted numbers, checked once; and their means on many draws of the rows."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.evaluation.drawn.tables import Floats
from core.evaluation.inputs import check_lengths, read_numbers
from core.evaluation.predictions import Predictions
from core.evaluation.remembering import remembered
from core.evaluation.resampling import resample

MANY, BLOCKS = 20_000, 1000
DRAWN = 2000  # points of a picture


@dataclass(frozen=True, eq=False)
class Rows:
    """Hold true numbers (n,) and predicted ones (n,), in float64."""

    true: Floats
    said: Floats

    @property
    def n(self) -> int:
        return len(self.true)

    @cached_property
    def off(self) -> Floats:
        """What is missing in each prediction (n,): above 0 where the truth is higher."""
        return self.true - self.said

    @cached_property
    def drawn(self) -> NDArray[np.int64]:
        """Numbers of the rows that are drawn in a picture: all, or some picked by chance."""
        if self.n <= DRAWN:
            return np.arange(self.n)
        return np.sort(np.random.default_rng(0).choice(self.n, DRAWN, replace=False))


@remembered
def rows_of(it: Predictions) -> Rows:
    """Return the numbers of predictions; raise `ScoreError` when one is missing or infinite."""
    return read_rows(it.y_true, it.y_prob)


def read_rows(true: ArrayLike, said: ArrayLike) -> Rows:
    """Return true numbers (n,) and predictions (n,) or (n, 1); raise `ScoreError` when they don't fit each other."""
    known, predicted = read_numbers(true), read_numbers(said)
    predicted = predicted[:, 0] if predicted.ndim == 2 and predicted.shape[1] == 1 else predicted
    check_lengths(known, predicted)
    return Rows(known, predicted)


def means_on_draws(values: Floats, seed: int = 0) -> Floats:
    """Return the means (r, p) of columns (n, p) on bootstrap draws of their rows.

    Up to `MANY` rows are drawn one by one, on the same draws as all scores of so many rows. More are put into blocks by
    chance, and blocks are drawn: their means vary as means of so many rows do.
    """
    rows = len(values)
    if rows <= MANY:
        return np.asarray(resample(rows, seed) @ values / rows)
    size = rows // BLOCKS
    mixed = values[np.random.default_rng(seed).permutation(rows)[: size * BLOCKS]]
    return np.asarray(resample(BLOCKS, seed) @ mixed.reshape(BLOCKS, size, -1).mean(axis=1) / BLOCKS)
