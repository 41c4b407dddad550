"""Two runs graded on the same test rows: by how much one is better, and whether the rows alone could explain it.

Both are scored on the same bootstrap draws, so that rows that are hard for both cancel out: much sharper than to look
whether two intervals overlap.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.evaluation.headlines import main_score, replicates_of
from core.evaluation.resampling import interval

if TYPE_CHECKING:
    from core.datasets.dataset import Dataset
    from core.training.run import Run


@dataclass(frozen=True)
class Difference:
    """Hold how much higher the second run's main score is than the first's, with its 95 % interval, on `rows` rows."""

    value: float
    low: float
    high: float
    rows: int


def difference(first: "Run", second: "Run") -> Difference | None:
    """Return the difference of two runs' main scores; None when they weren't graded on the same rows of the same data."""
    if not _same_rows(first, second):
        return None
    return paired(first.data, first.split.test, first.y_prob, second.y_prob)


def paired(data: "Dataset", rows: NDArray[np.int64], first: NDArray[Any], second: NDArray[Any]) -> Difference:
    """Return by how much the main score of the second predictions (n, k) of some rows (n,) of the data is higher."""
    low, high = interval(replicates_of(data, rows, second) - replicates_of(data, rows, first))
    value = main_score(data, rows, second) - main_score(data, rows, first)
    return Difference(value, low, high, len(rows))


def _same_rows(first: "Run", second: "Run") -> bool:
    same = first.data.name == second.data.name and np.array_equal(first.split.test, second.split.test)
    return same and np.array_equal(first.y_test, second.y_test)
