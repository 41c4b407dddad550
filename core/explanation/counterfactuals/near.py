"""How near a row lies to the training rows, beside how near these lie to each other."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from core.evaluation.remembering import remembered

if TYPE_CHECKING:
    from core.training.run import Run

JUDGES, AMONG = 200, 1500  # rows whose nearest others are looked for, and rows among which
ROUNDING = 1e-6
CELLS = 2**22  # that are compared at once
MOST_CELLS = 2**27  # that are compared in all

Rows = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Near:
    """Hold training rows, and how far each of some of them is from its nearest other.

    The distance is that of Gower (1971, "A general coefficient of similarity"): the mean over the columns of 0 or 1 for
    a category, and of the difference by the range for a number; at most 1. A missing value is 1 from any other.

    Parameters
    ----------
    rows : array (m, d)
    category : array (d,)
        Whether each column is one.
    span : array (d,)
        Range of each column.
    usual : array (r,)
        Distances of training rows from their nearest others, from small to large.
    """

    rows: Rows
    category: NDArray[np.bool_]
    span: NDArray[np.float64]
    usual: NDArray[np.float64]

    def distances(self, X: Rows) -> NDArray[np.float64]:
        """Return the distance (n,) of each row (n, d) from the nearest training row."""
        return _nearest(X, self.rows, self.category, self.span, alone=False)

    def ordinary(self, X: Rows) -> NDArray[np.float64]:
        """Return which share (n,) of the training rows stand at least as far from their nearest as each row (n, d)."""
        below = np.searchsorted(self.usual, self.distances(X) - ROUNDING)
        return np.asarray(1 - below / max(1, len(self.usual)))


@remembered
def near_of(run: "Run") -> Near:
    """Return the training rows of a run as neighbours; of many, some drawn by lot."""
    data = run.data
    category = np.array([name in data.categories for name in data.feature_names])
    return neighbours(data.X[run.split.train], category)


def neighbours(X: Rows, category: NDArray[np.bool_], seed: int = 0) -> Near:
    """Return rows (n, d) as neighbours."""
    drawn = np.random.default_rng(seed).permutation(len(X))
    rows = X[drawn[: min(AMONG, max(2, MOST_CELLS // (JUDGES * X.shape[1])))]]
    known = np.where(np.isfinite(rows), rows, np.nan).astype(np.float64)
    empty = np.isnan(known).all(axis=0)
    low, high = np.nanquantile(np.where(empty, 0.0, known), (0.01, 0.99), axis=0)
    span = np.where(high > low, high - low, 1.0)
    return Near(rows, category, span, np.sort(_nearest(rows[:JUDGES], rows, category, span, alone=True)))


def _nearest(
    X: Rows, rows: Rows, category: NDArray[np.bool_], span: NDArray[np.float64], alone: bool
) -> NDArray[np.float64]:
    """Return the distance of each of X from the nearest row; `alone` leaves out the row of the same number."""
    size = max(1, CELLS // max(1, rows.size))
    found = []
    for i in range(0, len(X), size):
        part = _gower(X[i : i + size], rows, category, span)
        if alone:
            part[np.arange(len(part)), np.arange(i, i + len(part))] = np.inf
        found.append(part.min(axis=1, initial=np.inf))
    near = np.concatenate(found) if found else np.empty(0)
    return np.where(np.isfinite(near), near, 1.0)


def _gower(X: Rows, rows: Rows, category: NDArray[np.bool_], span: NDArray[np.float64]) -> NDArray[np.float64]:
    apart = np.abs(X[:, np.newaxis] - rows) / np.where(category, 1.0, span).astype(np.float32)
    apart = np.where(category, apart > 0, np.minimum(apart, 1.0))
    gone, other = np.isnan(X)[:, np.newaxis], np.isnan(rows)
    return np.asarray(np.where(gone | other, gone != other, apart).mean(axis=2, dtype=np.float64))
