"""How it ended for those with each value of a column."""

from typing import Any

from numpy.typing import NDArray

from core.datasets import Dataset
from core.scenarios.clinic.screening import share

Rows = list[tuple[str, tuple[float, float, float]]]


def outcomes(data: Dataset, column: str, values: NDArray[Any]) -> Rows:
    """Return (value, share to whom it happened with its interval) for each value of a column.

    Parameters
    ----------
    values : array (n,) of str
        Of each row: a category of the column, or a band of its numbers.
    """
    rows = []
    for name in data.categories.get(column) or sorted(set(values)):
        hit = share(int(data.y[values == name].sum()), int((values == name).sum()))
        rows.append((str(name), (hit.value, hit.low, hit.high)))
    return rows
