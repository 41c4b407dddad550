"""The training rows that are most like a row, and what happened to them."""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.evaluation.intervals import Interval
from core.evaluation.remembering import remembered
from core.evaluation.wilson import wilson

if TYPE_CHECKING:
    from core.training.run import Run

Array = NDArray[np.float32]
Values = NDArray[np.float64]

LEAST, USUAL, MOST = 5, 20, 20
PROBES = 200  # training rows whose own nearest row says what is near
PART = 16  # of them, whose distances to all rows are held at one time
ROWS = 4096  # of the training rows, whose differences are held at one time
FAR = 0.95  # of training rows have a nearer row than one that is called far from all


@dataclass(frozen=True, eq=False)
class Space:
    """Hold the training rows as points: one unit apart is one standard deviation of a number, or another category.

    Parameters
    ----------
    points : array (n, p)
    scale : array (p,)
        What the model's inputs are multiplied with: a category that differs is 1 away, though two of its inputs differ.
    usual : array (m,)
        How far each of some training rows is from the nearest other one, ascending.
    """

    points: Array
    scale: Array
    usual: Values


@dataclass(frozen=True, eq=False)
class Neighbours:
    """Hold the k training rows most like a row, the nearest first.

    Parameters
    ----------
    rows : array (k,)
        Their numbers in the data, from 0.
    distance : array (k,)
    likeness : array (k,)
        1 for an equal row, 0 for one that is no nearer than half of the training rows are.
    truth : array (k,)
        What happened to them: codes of classes, or numbers.
    nearer : float
        Share of training rows whose own nearest row is nearer to them than the nearest of these is to the row.
    """

    rows: NDArray[np.int64]
    distance: Values
    likeness: Values
    truth: NDArray[Any]
    nearer: float

    @property
    def far(self) -> bool:
        """Whether the row is unlike any of the training rows."""
        return self.nearer >= FAR

    def share(self, code: int) -> tuple[int, Interval]:
        """Return how many of them are of a class, and that share with its interval (Wilson)."""
        hits = int(np.count_nonzero(self.truth == code))
        return hits, wilson(hits, len(self.truth))

    @property
    def mean(self) -> Interval:
        """Their mean, with its interval (Student's t)."""
        return mean_of(self.truth.astype(np.float64))


def mean_of(numbers: Values) -> Interval:
    """Return the mean of numbers with its 95 % interval by Student's t; without one of a single number."""
    from scipy.stats import t

    n, mean = len(numbers), float(numbers.mean())
    if n < 2:
        return Interval(mean)
    half = float(t.ppf(0.975, n - 1)) * float(numbers.std(ddof=1)) / math.sqrt(n)
    return Interval(mean, mean - half, mean + half)


def neighbours(run: "Run", x: Array, k: int = USUAL) -> Neighbours:
    """Return the k training rows that are most like a row (d,) in the data's own units; all of them where there are fewer."""
    space = space_of(run)
    distance = _exact(_points(run, x[np.newaxis], space.scale)[0], space.points)
    order = np.argsort(distance, kind="stable")[:k]
    rows, half = run.split.train[order], float(np.median(distance))
    likeness = np.clip(1 - distance[order] / half, 0, 1) if half > 0 else np.ones(len(order))
    nearest = float(distance[order[0]])
    nearer = float(np.mean(space.usual < nearest)) if len(space.usual) else 0.0
    return Neighbours(rows, distance[order], likeness, run.data.y[rows], nearer)


@remembered
def space_of(run: "Run") -> Space:
    """Return the training rows of a run as points."""
    kinds = run.preprocessor.kind
    scale = np.array([math.sqrt(0.5) if kind.isdigit() else 1.0 for kind in kinds], np.float32)
    points = _points(run, run.data.X[run.split.train], scale)
    return Space(points, scale, _usual(points))


def _points(run: "Run", X: Array, scale: Array) -> Array:
    return np.asarray(run.preprocessor.transform(X) * scale, np.float32)


def _usual(points: Array) -> Values:
    """Return how far some of the points are from the nearest other one."""
    if len(points) < 2:
        return np.empty(0)
    drawn = np.random.default_rng(0).permutation(len(points))[:PROBES]
    found = []
    for part in np.array_split(drawn, max(1, math.ceil(len(drawn) / PART))):
        distance = _distances(points[part], points)
        distance[np.arange(len(part)), part] = np.inf
        found.append(distance.min(axis=1))
    return np.sort(np.concatenate(found))


def _distances(some: Array, points: Array) -> Values:
    """Return the distances (m, n) of some points to all, roughly where they are tiny."""
    squares = np.einsum("ij,ij->i", points, points)
    own = np.einsum("ij,ij->i", some, some)
    return np.asarray(np.sqrt(np.maximum(own[:, None] + squares - 2 * (some @ points.T), 0)), np.float64)


def _exact(one: Array, points: Array) -> Values:
    """Return the distances (n,) of a point (p,) to all: an equal one is at 0."""
    parts = (points[i : i + ROWS] - one for i in range(0, len(points), ROWS))
    return np.concatenate([np.sqrt(np.einsum("ij,ij->i", part, part, dtype=np.float64)) for part in parts])
