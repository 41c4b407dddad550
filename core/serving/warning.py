"""Numbers that a deployed run answers to although it has never seen the like: said with the answer, not refused."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.messages import N_, Message
from core.serving.schema import Column, short

MOST_WARNINGS = 20


def warnings_of(X: NDArray[np.float32], columns: Sequence[Column]) -> list[Message]:
    """Return what lies outside of what the training rows have, row by row.

    Parameters
    ----------
    X : array (n, d)
        Rows as `core.serving.reading.read_rows` gives them; a missing value is NaN and never outside.
    """
    low, high = (np.array([getattr(column, end) for column in columns], np.float32) for end in ("low", "high"))
    looked_at = np.array([column.needed and not column.categories for column in columns])
    found = np.argwhere((np.less(X, low) | np.greater(X, high)) & looked_at)
    said = [_warning(int(i) + 1, columns[j], short(X[i, j])) for i, j in found[:MOST_WARNINGS]]
    more = len(found) - len(said)
    return said + ([Message.of(N_("And {more:,} more like these."), more=more)] if more else [])


def _warning(number: int, column: Column, value: float) -> Message:
    return Message.of(
        N_("Row {row}, {name}: {value} is outside {low} to {high}, all that the model has seen."),
        row=number, name=column.name, value=value, low=column.low, high=column.high,
    )  # fmt: skip
