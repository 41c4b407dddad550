"""A task that only asks for memory: say which symbol came first, after some others have gone by."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from core.learning import Sides

SYMBOLS = 4
CHANCE = 1 / SYMBOLS
FARTHEST = 40  # symbols after the one to remember
DISTANCES = (1, 2, 5, 10, 20, 30, 40)  # that are tested
TRAIN, TEST = 4096, 300  # sequences: in all, and at each distance

Array = NDArray[np.float32]


def sequences(distances: NDArray[np.int64], seed: int) -> tuple[Array, NDArray[np.int64]]:
    """Return one sequence (41, 4) of symbols for each distance, and which symbol (n,) came first.

    Silence (zeros) fills the time before the first symbol, so that all end at the same step.
    """
    rng = np.random.default_rng(seed)
    drawn = rng.integers(SYMBOLS, size=(len(distances), FARTHEST + 1))
    board = np.eye(SYMBOLS, dtype=np.float32)[drawn]
    first = FARTHEST - distances
    board[np.arange(FARTHEST + 1)[None] < first[:, None]] = 0
    return board, drawn[np.arange(len(distances)), first]


@lru_cache(maxsize=1)
def sides() -> Sides:
    """Return training sequences of distances from 1 to 40, short ones more often, and `TEST` of each of `DISTANCES`.

    As many distances between 1 and 6 as between 6 and 40: without short ones the plain layer learns nothing at all.
    """
    far = np.exp(np.random.default_rng(0).uniform(0, np.log(FARTHEST + 1), TRAIN)).astype(np.int64)
    X, y = sequences(far, 1)
    X_test, y_test = sequences(np.repeat(DISTANCES, TEST), 2)
    return Sides(X, y, X_test, y_test)
