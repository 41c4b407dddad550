"""Changes of a row: one column to one value each."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.explanation.counterfactuals.space import different

MOST = 600  # changes that are tried at first
EACH = (2, 24)  # of a column, at least and at most

Rows = NDArray[np.float32]
Whole = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Moves:
    """Hold m changes of a row.

    Parameters
    ----------
    x : array (d,)
    column : array (m,)
        Which column each changes, from the first to the last.
    value : array (m,)
        To what.
    """

    x: Rows
    column: Whole
    value: Rows

    def __len__(self) -> int:
        return len(self.column)

    def alone(self) -> Rows:
        """Return the row with each change (m, d)."""
        return self._made(np.repeat(self.x[np.newaxis], len(self), axis=0), np.arange(len(self)))

    def pairs(self) -> Rows:
        """Return the row with each two changes of different columns (n, d)."""
        first, second = np.triu_indices(len(self), 1)
        apart = self.column[first] != self.column[second]
        return self._made(self.alone()[first[apart]], second[apart])

    def onto(self, rows: Rows) -> Rows:
        """Return rows (n, d), each with each change of a column that is as in the row so far (n', d)."""
        which, change = np.divmod(np.arange(len(rows) * len(self)), len(self))
        kept = rows[which, self.column[change]] == self.x[self.column[change]]
        return self._made(rows[which[kept]], change[kept])

    def path(self, gains: NDArray[np.float64], efforts: NDArray[np.float64]) -> Rows:
        """Return the row with the best change of one column, of two, of three, …, those that gain most for their effort first.

        Parameters
        ----------
        gains, efforts : array (m,)
            Of each change alone.
        """
        best = [int(part[gains[part].argmax()]) for part in self._by_column() if gains[part].max() > 0]
        best.sort(key=lambda i: -gains[i] / efforts[i])
        made = np.repeat(self.x[np.newaxis], len(best), axis=0)
        for number, i in enumerate(best):
            made[number:, self.column[i]] = self.value[i]
        return made

    def _by_column(self) -> list[Whole]:
        return [np.flatnonzero(self.column == j) for j in np.unique(self.column)]

    def _made(self, rows: Rows, change: Whole) -> Rows:
        rows[np.arange(len(rows)), self.column[change]] = self.value[change]
        return rows


def coarse(options: Sequence[Rows], x: Rows) -> Moves:
    """Return changes to the values that each column may take, of many some from the nearest to the farthest."""
    free = sum(len(values) > 0 for values in options)
    each = int(np.clip(MOST // max(1, free), *EACH))
    picked = [_some(values, float(now), each) for values, now in zip(options, x, strict=True)]
    column = np.repeat(np.arange(len(x)), [len(values) for values in picked])
    return Moves(x, column, np.concatenate([*picked, np.empty(0, np.float32)]).astype(np.float32))


def _some(values: Rows, now: float, most: int) -> Rows:
    if len(values) <= most:
        return values
    return np.asarray(values[np.unique(np.linspace(0, len(values) - 1, most).round().astype(int))])


def back_one(row: Rows, x: Rows) -> Rows:
    """Return a row (d,) with each of its changes from `x` taken back (m, d), one at a time."""
    columns = np.flatnonzero(different(row, x))
    made = np.repeat(row[np.newaxis], len(columns), axis=0)
    made[np.arange(len(columns)), columns] = x[columns]
    return made


def back_all(row: Rows, x: Rows, worth: NDArray[np.float64]) -> Rows:
    """Return a row with one of its changes taken back, with two, with three, …: those of most worth (m,), none below 0."""
    columns = np.flatnonzero(different(row, x))
    order = columns[np.argsort(-worth, kind="stable")][: int((worth >= 0).sum())]
    made = np.repeat(row[np.newaxis], len(order), axis=0)
    for number, j in enumerate(order):
        made[number:, j] = x[j]
    return made
