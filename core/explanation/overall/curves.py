"""What a model says when one column is moved and all others stay: for single rows, and on average.

Friedman 2001, "Greedy function approximation: a gradient boosting machine", section 8.2, for the average (partial dependence);
Goldstein et al. 2015, "Peeking inside the black box", for the curves of single rows (individual conditional expectation).
"""

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

import numpy as np
from numpy.typing import NDArray

from core.datasets.dataset import Dataset
from core.evaluation.resampling import interval, resample
from core.explanation.subject import Subject
from core.explanation.units import unit_of

if TYPE_CHECKING:
    from core.training.run import Run

Values = NDArray[np.float64]
POINTS = 20  # of a number's range
MOST = 30  # categories; the commonest
AVERAGED, DRAWN = 100, 30  # rows
ENDS = (0.01, 0.99)  # of the training rows: nobody knows what a model says beyond


@dataclass(frozen=True, eq=False)
class Curves:
    """Hold curves of rows along one column.

    Parameters
    ----------
    column : int
    grid : array (g,)
        Values of the column, from low to high; codes of categories.
    each : array (n, g)
        What the model says of each row with each value.
    """

    column: int
    grid: NDArray[np.float32]
    each: Values

    @property
    def mean(self) -> Values:
        """The average curve (g,)."""
        return np.asarray(self.each.mean(axis=0))

    def by_size(self) -> Self:
        """Return the same with the highest average first, for values without an order of their own."""
        order = np.argsort(-self.mean, kind="stable")
        return replace(self, grid=self.grid[order], each=self.each[:, order])


@dataclass(frozen=True)
class Move:
    """Hold what moving a column does on average, from where the average is lowest to where it is highest or back.

    Parameters
    ----------
    start, end : int
        Places on the grid; of numbers the lower value comes first, of categories the lower average.
    before, after : float
        The average there.
    low, high : float
        95% interval of the difference, over rows.
    against, of : int
        How many rows move the other way, of how many.
    """

    start: int
    end: int
    before: float
    after: float
    low: float
    high: float
    against: int
    of: int


def grid_of(run: "Run", column: int) -> NDArray[np.float32]:
    """Return the values (g,) that a column is moved over: all categories, or the range of all but the farthest training rows."""
    return grid_in(run.data, run.split.train, column)


def grid_in(data: Dataset, rows: NDArray[np.int64], column: int) -> NDArray[np.float32]:
    """Return the values (g,) that a column is moved over, from those of some rows; none where all are missing."""
    values = data.X[rows, column]
    values = values[~np.isnan(values)]
    known, counts = np.unique(values, return_counts=True)
    if data.feature_names[column] in data.categories:
        return np.sort(known[np.argsort(-counts, kind="stable")[:MOST]])
    if len(known) <= POINTS:
        return known
    low, high = np.quantile(values, ENDS)
    grid = np.linspace(low, high, POINTS)
    whole = (known == np.round(known)).all()
    digits = 0 if whole else max(0, math.ceil(-math.log10(max(high - low, 1e-12))) + 2)
    return np.unique(np.round(grid, digits)).astype(np.float32)


def said_along(subject: Subject, X: NDArray[np.float32], column: int, grid: NDArray[np.float32], unit: str) -> Values:
    """Return what a model says (n, g, k) of rows with each value of a column; what a worker is asked for."""
    from core.explanation.forward import predictor

    rows = np.repeat(X, len(grid), axis=0)
    rows[:, column] = np.tile(grid, len(X))
    said = unit_of(subject.task, unit).of(predictor(subject)(rows))
    return np.asarray(said.reshape(len(X), len(grid), -1))


def move_of(it: Curves, ordered: bool) -> Move | None:
    """Return what moving the column does on average; None where there is nowhere to move it, or nobody to move.

    Parameters
    ----------
    ordered : bool
        Whether the grid has an order of its own, as numbers have.
    """
    if len(it.grid) < 2 or not len(it.each):
        return None
    ends = int(it.mean.argmin()), int(it.mean.argmax())
    start, end = sorted(ends) if ordered else ends
    if start == end:
        start, end = 0, len(it.grid) - 1
    differences = it.each[:, end] - it.each[:, start]
    low, high = interval(resample(len(differences)) @ differences / len(differences))
    change = float(differences.mean())
    against = int((np.sign(change) * differences < 0).sum())
    return Move(start, end, float(it.mean[start]), float(it.mean[end]), low, high, against, len(differences))
