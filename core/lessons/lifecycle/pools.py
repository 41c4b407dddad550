"""Which rows play the world after launch: those that no weight was fitted to."""

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.lessons.lifecycle.drift import World

if TYPE_CHECKING:
    from core.training.run import Run

SEED = 20
MOST_REFERENCE = 5000


def arriving(run: "Run") -> NDArray[np.int64]:
    """Return numbers of the rows that batches are drawn from: validation and test rows."""
    return np.concatenate([run.split.val, run.split.test])


def halves(run: "Run") -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return numbers of the half of the test rows that an update may learn from, and of the half that judges it."""
    mixed = np.random.default_rng(SEED).permutation(run.split.test)
    return np.sort(mixed[: len(mixed) // 2 or 1]), np.sort(mixed[len(mixed) // 2 :])


def world_of(run: "Run", rows: NDArray[np.int64]) -> World:
    """Return rows of a run's data as a world that can drift."""
    data = run.data
    with np.errstate(all="ignore"):
        spread = np.nan_to_num(np.nanstd(data.X[run.split.train].astype(np.float64), axis=0))
    categories = tuple(len(data.categories.get(name, ())) for name in data.feature_names)
    return World(data.X[rows], data.y[rows], spread, categories, len(data.class_names))


def reference_of(run: "Run") -> NDArray[np.float32]:
    """Return training rows (n, d): what the model takes for normal."""
    rows = run.split.train
    if len(rows) > MOST_REFERENCE:
        rows = np.random.default_rng(SEED).choice(rows, MOST_REFERENCE, replace=False)
    return run.data.X[rows]


def losses(said: NDArray[Any], y: NDArray[Any]) -> NDArray[np.float64]:
    """Return how wrong each prediction (n, k) is (n,): 1 for a wrong class and 0 for the right one, or the distance of a number."""
    if said.shape[1] == 1:
        return np.asarray(np.abs(said[:, 0] - y), np.float64)
    return np.asarray(said.argmax(axis=1) != y, np.float64)
