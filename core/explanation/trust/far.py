"""How far a row is from those that the model learned from."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from core.evaluation.remembering import remembered

if TYPE_CHECKING:
    from core.training.run import Run

Rows = NDArray[np.float32]
OTHERS = 5000  # training rows that a row is looked for among
ASKED = 500  # of them that say how near the nearest one usually is
USUAL = 95  # percent of them are nearer to another one


@dataclass(frozen=True, eq=False)
class Neighbourhood:
    """Hold training rows as the network takes them (m, p), and how near each of some of them is to another one."""

    inputs: Rows
    usual: float
    farthest: float


@dataclass(frozen=True)
class Distance:
    """Hold how far a row is from training rows.

    Parameters
    ----------
    nearest : float
        Its distance to the nearest one, in standardised inputs.
    usual, farthest : float
        What 95 of 100 training rows keep to, and all of those that were asked.
    outside : tuple of int
        Columns whose value no training row goes up to, or has.
    """

    nearest: float
    usual: float
    farthest: float
    outside: tuple[int, ...]

    @property
    def times(self) -> float:
        """How many times as far as usual."""
        return self.nearest / self.usual if self.usual > 0 else (np.inf if self.nearest > 0 else 0.0)


def distance_of(run: "Run", x: Rows) -> Distance:
    """Return how far a row (d,) is from the training rows."""
    near = _neighbourhood(run)
    nearest = float(_nearest(run.preprocessor.transform(x[np.newaxis]), near.inputs)[0])
    return Distance(nearest, near.usual, near.farthest, outside(run, x))


def outside(run: "Run", x: Rows) -> tuple[int, ...]:
    """Return the columns in which a row (d,) leaves the training rows; none of a picture, whose edges are often alike."""
    if run.data.image_shape is not None:
        return ()
    return tuple(j for j, is_seen in enumerate(_seen(run)) if not np.isnan(x[j]) and not is_seen(float(x[j])))


@remembered
def _seen(run: "Run") -> list[Callable[[float], bool]]:
    """Return for each column what tells whether a value is among those of the training rows."""
    data, rows = run.data, run.data.X[run.split.train]
    return [_among(rows[:, j], name in data.categories) for j, name in enumerate(data.feature_names)]


def _among(column: Rows, is_category: bool) -> Callable[[float], bool]:
    there = column[~np.isnan(column)]
    if is_category:
        known = frozenset(map(float, np.unique(there)))
        return lambda value: value in known
    low, high = float(there.min(initial=np.inf)), float(there.max(initial=-np.inf))
    return lambda value: low <= value <= high


@remembered
def _neighbourhood(run: "Run") -> Neighbourhood:
    rng = np.random.default_rng(0)
    rows = rng.permutation(run.split.train)[:OTHERS]
    inputs = run.preprocessor.transform(run.data.X[rows])
    asked = min(ASKED, len(inputs))
    if len(inputs) < 2:
        return Neighbourhood(inputs, 0.0, 0.0)
    apart = _nearest(inputs[:asked], inputs, skip_own=True)
    return Neighbourhood(inputs, float(np.percentile(apart, USUAL)), float(apart.max()))


def _nearest(rows: Rows, others: Rows, skip_own: bool = False) -> NDArray[np.float64]:
    """Return the distance (n,) from each row (n, p) to the nearest of others (m, p), of which the first may be itself."""
    a, b = rows.astype(np.float64), others.astype(np.float64)
    squared = (a**2).sum(axis=1)[:, None] - 2 * a @ b.T + (b**2).sum(axis=1)
    if skip_own:
        squared[np.arange(len(a)), np.arange(len(a))] = np.inf
    return np.asarray(np.sqrt(np.maximum(squared.min(axis=1), 0)))
