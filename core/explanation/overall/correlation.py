"""How much each column tells of each other one, whatever kinds they are."""

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.datasets.dataset import Dataset
from core.evaluation.remembering import remembered

if TYPE_CHECKING:
    from core.training.run import Run

Values = NDArray[np.float64]
ROWS = 4000  # that are enough: a correlation is then known to about 0.03
LEVELS = 20  # categories of a column that are told apart; rarer ones count as one


@remembered
def associations(run: "Run") -> Values:
    """Return how closely each column goes with each other one (d, d), from the training rows; see `associations_of`."""
    rows = run.split.train
    if len(rows) > ROWS:
        rows = np.sort(np.random.default_rng(0).choice(rows, ROWS, replace=False))
    return associations_of(run.data, rows)


def associations_of(data: Dataset, rows: NDArray[np.int64]) -> Values:
    """Return how closely columns go together on some rows (n,): -1 to 1 for two numbers, 0 to 1 where one is a category.

    Two numbers: Spearman's rank correlation. Two categories: Cramér's V without its bias (Bergsma, 2013, "A bias-correction for
    Cramér's V and Tschuprow's T", section 2). A number and a category: the correlation ratio of the number's ranks without its
    bias (Kelley, 1935, "An unbiased correlation ratio measure"). Of each pair those rows count that have both; a column that
    never changes goes with none.
    """
    X, kinds = data.X[rows], np.array([name in data.categories for name in data.feature_names])
    numbers, codes = np.flatnonzero(~kinds), np.flatnonzero(kinds)
    found = np.zeros((len(kinds), len(kinds)))
    ranks = pd.DataFrame(X[:, numbers].astype(np.float64)).rank()
    levels = [_levels(X[:, j]) for j in codes]
    found[np.ix_(numbers, numbers)] = ranks.corr(min_periods=3).to_numpy()
    for place, j in enumerate(codes):
        found[j, numbers] = found[numbers, j] = _ratios(levels[place], ranks.to_numpy())
        found[j, codes] = _cramers(levels[place], levels)
    found = np.clip(np.nan_to_num(found), -1, 1)
    np.fill_diagonal(found, 1.0)
    return found


def strongest(found: Values, column: int) -> tuple[int, float] | None:
    """Return the column that goes most closely with another one, and how closely; None where there is no other."""
    others = np.abs(found[column])
    others[column] = -1.0
    if len(others) < 2:
        return None
    other = int(others.argmax())
    return other, float(found[column, other])


def _levels(codes: NDArray[np.float32]) -> Values:
    """Return which category (n, levels) each row has, as ones; those of a row without one are all 0."""
    known, at, counts = np.unique(codes, return_inverse=True, return_counts=True)
    wanted = np.flatnonzero(~np.isnan(known))
    kept = wanted[np.argsort(-counts[wanted], kind="stable")]
    ones = (at[:, None] == kept[:LEVELS]).astype(np.float64)
    rest = np.isin(at, kept[LEVELS:])
    return np.column_stack([ones, rest]) if rest.any() else ones


def _ratios(levels: Values, ranks: Values) -> Values:
    """Return the correlation ratio of ranks (n, p), which may have gaps, within categories (n, levels)."""
    there = ~np.isnan(ranks) & (levels.sum(axis=1) > 0)[:, None]
    y = np.where(there, ranks, 0.0)
    n, counts, sums = there.sum(axis=0), levels.T @ there, levels.T @ y
    middle = y.sum(axis=0) / np.maximum(n, 1)
    total = (np.where(there, ranks - middle, 0.0) ** 2).sum(axis=0)
    between = np.divide(sums**2, counts, out=np.zeros_like(sums), where=counts > 0).sum(axis=0) - n * middle**2
    free = n - (counts > 0).sum(axis=0)
    explained = np.divide(between, total, out=np.zeros_like(total), where=total > 1e-12 * np.maximum(n, 1))
    fair = 1 - (1 - explained) * (n - 1) / np.maximum(free, 1)
    return np.asarray(np.where(free > 0, np.sqrt(np.clip(fair, 0, 1)), 0.0))


def _cramers(own: Values, others: list[Values]) -> Values:
    return np.array([_cramer(own.T @ other) for other in others])


def _cramer(table: Values) -> float:
    table = table[table.sum(axis=1) > 0][:, table.sum(axis=0) > 0]
    n, (r, c) = table.sum(), table.shape
    if min(r, c) < 2 or n < 3:
        return 0.0
    square = (table**2 / np.outer(table.sum(axis=1), table.sum(axis=0))).sum() - 1
    fair = max(0.0, square - (r - 1) * (c - 1) / (n - 1))
    least = min(r - (r - 1) ** 2 / (n - 1), c - (c - 1) ** 2 / (n - 1)) - 1
    return float(np.sqrt(fair / least)) if least > 0 else 0.0
