"""A row with some of its values changed."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

Row = NDArray[np.float32]


def with_edits(x: Row, edits: Mapping[int, float]) -> Row:
    """Return a row (d,) with other values in some columns; a column that the row doesn't have changes nothing."""
    changed = x.copy()
    for column, value in edits.items():
        if 0 <= column < len(x):
            changed[column] = value
    return changed


def changed_columns(before: Row, after: Row) -> NDArray[np.int64]:
    """Return the columns in which two rows differ; a value that is missing in both is the same."""
    same = (before == after) | (np.isnan(before) & np.isnan(after))
    return np.flatnonzero(~same)


def is_changed(x: Row, column: int, value: float) -> bool:
    """Tell whether a value is another than that of the row."""
    return bool(len(changed_columns(x, with_edits(x, {column: value}))))
