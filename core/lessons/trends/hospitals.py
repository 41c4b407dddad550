"""Simulated hospitals: the patients of one real table, shared out by age. The split is ours, the patients are real."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.datasets import load
from core.lessons.trends.rows import Halves, Rows, halves, split

DATA, COLUMN = "heart", "age"
TEST_SHARE = 0.3
MOST_HOSPITALS = 10

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Country:
    """Hold one way to share patients out.

    Parameters
    ----------
    all : Halves
        All training patients, and the test patients, scaled alike for everybody: for that hospitals need to share only
        counts, sums and sums of squares.
    own : tuple of Halves
        For each hospital its training patients, scaled by what it knows itself, and the same test patients.
    places : tuple of array
        For each hospital the places of its patients in `all`.
    """

    all: Halves
    own: tuple[Halves, ...]
    places: tuple[NDArray[np.int64], ...]


def country(seed: int, hospitals: int, unlike: float) -> Country:
    """Share patients out.

    Parameters
    ----------
    seed : int
        Of the patients kept for the test, and of chance in sharing out the others.
    unlike : float
        From 0, at random, to 1, sorted by age: the youngest in the first hospital, the oldest in the last.
    """
    train, test = split(DATA, seed, TEST_SHARE)
    places = shared_out(ages(train), hospitals, unlike, np.random.default_rng(1000 + seed))
    own = tuple(halves(DATA, train[part], test) for part in places)
    return Country(halves(DATA, train, test), own, places)


def ages(rows: Rows) -> Array:
    """Return the ages of patients (n,) in years."""
    data = load(DATA)
    return np.asarray(data.X[rows, data.feature_names.index(COLUMN)], float)


def shared_out(values: Array, hospitals: int, unlike: float, rng: np.random.Generator) -> tuple[NDArray[np.int64], ...]:
    """Return the places of each hospital's patients, by their values (n,); every patient is in one, sizes are equal."""
    rank = np.lexsort((rng.random(len(values)), values)).argsort() / len(values)
    order = np.argsort(unlike * rank + (1 - unlike) * rng.random(len(values)))
    return tuple(np.sort(part) for part in np.array_split(order, hospitals))


@dataclass(frozen=True, eq=False)
class Ward:
    """Hold the patients of one hospital: their ages (n,) and whether they are ill (n,)."""

    ages: Array
    ill: NDArray[np.bool_]


def wards(seed: int, hospitals: int, unlike: float) -> tuple[Ward, ...]:
    """Return who is in which hospital, shared out as in `country`."""
    train, _ = split(DATA, seed, TEST_SHARE)
    places = shared_out(ages(train), hospitals, unlike, np.random.default_rng(1000 + seed))
    ill = load(DATA).y[train] == 1
    return tuple(Ward(ages(train[part]), ill[part]) for part in places)
