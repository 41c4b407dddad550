"""What a row may become: the plausible values of each column, how hard they are to reach, and the rows that there are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from core.explanation.counterfactuals.near import Near, near_of, neighbours
from core.explanation.counterfactuals.rules import WAYS, Rule
from core.explanation.counterfactuals.sense import sense_of
from core.explanation.counterfactuals.steps import plausible, spread_of

if TYPE_CHECKING:
    from core.training.run import Run

EACH = 0.5  # what any change adds to the effort, however small: few changed columns are easier to tell and to do

Rows = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Column:
    """Say what may become of a column.

    Parameters
    ----------
    values : array (m,)
        Plausible ones; those of an ordered category from low to high.
    spread : float
        By which a change of a number is measured.
    category : bool
    rule : Rule
    """

    values: Rows
    spread: float = 1.0
    category: bool = False
    rule: Rule = field(default_factory=Rule)

    def options(self, now: float) -> Rows:
        """Return the values that it may take instead of `now`; a missing value stays missing."""
        if np.isnan(now) or len(self.values) == 0:
            return np.empty(0, np.float32)
        places, place = self._places(now)
        return self.values[WAYS[self.rule.way].allows(places, place)]

    def _places(self, now: float) -> tuple[NDArray[np.float64], float]:
        if not self.category:
            return self.values.astype(np.float64), float(np.float32(now))
        found = np.flatnonzero(self.values == np.float32(now))
        return np.arange(len(self.values), dtype=np.float64), float(found[0]) if len(found) else -1.0


@dataclass(frozen=True, eq=False)
class Space:
    """Hold what rows may become.

    Parameters
    ----------
    columns : sequence of Column
    near : Near
        The training rows.
    each : float
        Effort that each changed column adds.
    """

    columns: Sequence[Column]
    near: Near
    each: float = EACH

    def options(self, x: Rows) -> list[Rows]:
        """Return for each column of a row (d,) the values that it may take instead."""
        return [column.options(float(now)) for column, now in zip(self.columns, x, strict=True)]

    def efforts(self, X: Rows, x: Rows) -> NDArray[np.float64]:
        """Return how hard it is (n,) to get from a row (d,) to each of others (n, d).

        Each changed column adds its cost, times the change in spreads where it is a number, and a little for being one
        more.
        """
        row, column = np.nonzero(different(X, x))  # few of all
        apart = np.abs(X[row, column].astype(np.float64) - x[column])
        return np.asarray(np.bincount(row, self._prices(column, apart), minlength=len(X)), np.float64)

    def price(self, j: int, values: Rows, now: float) -> NDArray[np.float64]:
        """Return how hard it is (m,) to get a column from `now` to each of values (m,)."""
        apart = np.abs(values.astype(np.float64) - np.float32(now))
        return np.where(apart > 0, self._prices(np.full(len(values), j), apart), 0.0)

    def _prices(self, column: NDArray[np.int64], apart: NDArray[np.float64]) -> NDArray[np.float64]:
        size = np.where(self._category[column], 1.0, apart / self._spread[column])
        return np.asarray(self._cost[column] * size + self.each)

    @cached_property
    def _category(self) -> NDArray[np.bool_]:
        return np.array([column.category for column in self.columns])

    @cached_property
    def _spread(self) -> NDArray[np.float64]:
        return np.array([column.spread for column in self.columns])

    @cached_property
    def _cost(self) -> NDArray[np.float64]:
        return np.array([column.rule.cost for column in self.columns])


def different(X: Rows, x: Rows) -> NDArray[np.bool_]:
    """Tell which values (n, d) of rows differ from those of a row (d,)."""
    return np.asarray((x != X) & ~(np.isnan(X) & np.isnan(x)))


def rules_of(run: "Run", own: Mapping[int, Rule] | None = None) -> dict[int, Rule]:
    """Return what may become of each column: as a user says, else as is known of the data."""
    known = sense_of(run.data.name).rules
    return {j: (own or {}).get(j, known.get(name, Rule())) for j, name in enumerate(run.data.feature_names)}


def space_of(run: "Run", own: Mapping[int, Rule] | None = None) -> Space:
    """Return what rows may become, going by a run's training rows and a user's own rules by column."""
    rules, X = rules_of(run, own), run.data.X[run.split.train]
    return Space([_column(run, j, X[:, j], rule) for j, rule in rules.items()], near_of(run))


def is_ordered(run: "Run", column: int) -> bool:
    """Tell whether the values of a column go up and down."""
    name = run.data.feature_names[column]
    return name not in run.data.categories or name in sense_of(run.data.name).orders


def space_of_rows(X: Rows, rules: Mapping[int, Rule] | None = None, each: float = EACH) -> Space:
    """Return what rows of numbers may become, going by rows (n, d)."""
    columns = [
        Column(plausible(X[:, j]), spread_of(X[:, j]), rule=(rules or {}).get(j, Rule())) for j in range(X.shape[1])
    ]
    return Space(columns, neighbours(X, np.zeros(X.shape[1], bool)), each)


def _column(run: "Run", j: int, seen: Rows, rule: Rule) -> Column:
    data, name = run.data, run.data.feature_names[j]
    sense = sense_of(data.name)
    if name not in data.categories:
        return Column(plausible(seen, sense.steps.get(name)), spread_of(seen), rule=rule)
    codes = {category: code for code, category in enumerate(data.categories[name])}
    order = [codes[c] for c in sense.orders.get(name, data.categories[name]) if c in codes]
    met = np.array([code for code in order if (seen == code).any()], np.float32)
    return Column(met, category=True, rule=rule)
