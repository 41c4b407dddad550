"""Rows that somebody brings along to be explained: what they must have."""

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.datasets.dataset import Dataset
from core.messages import N_, UserError

SHOWN = 5  # names in a message


def checked(data: Dataset, X: pd.DataFrame | NDArray[Any]) -> NDArray[np.float32]:
    """Return rows (n, d) as numbers, in the order of the data's columns.

    Raises
    ------
    UserError
        When columns are missing, a number can't be read, or a category is not one of the data's.
    """
    if isinstance(X, pd.DataFrame):
        return _of_frame(data, X)
    rows = np.asarray(X, np.float32)
    if rows.ndim != 2 or rows.shape[1] != len(data.feature_names):
        raise UserError(
            N_("Expected rows of {expected} values, received an array of shape {received}."),
            expected=len(data.feature_names),
            received=str(rows.shape),
        )
    return rows


def _of_frame(data: Dataset, frame: pd.DataFrame) -> NDArray[np.float32]:
    missing = [name for name in data.feature_names if name not in frame.columns]
    if missing:
        raise UserError(N_("The rows lack the columns {names}."), names=", ".join(missing[:SHOWN]))
    for name, known in data.categories.items():
        unknown = sorted(set(frame[name].dropna().astype(str)) - set(known))
        if unknown:
            raise UserError(
                N_("Column {column}: expected one of {known}, received {unknown}, which the model has never seen."),
                column=data.card.shown(name),
                known=", ".join(known[:SHOWN]),
                unknown=", ".join(unknown[:SHOWN]),
            )
    for name in set(data.feature_names) - set(data.categories):
        _check_numbers(data, name, frame[name])
    return data.encode(frame)


def _check_numbers(data: Dataset, name: str, column: "pd.Series[Any]") -> None:
    read = pd.to_numeric(column, errors="coerce")
    wrong = column[read.isna() & column.notna()]
    if len(wrong):
        raise UserError(
            N_("Column {column}: expected a number, received “{received}”."),
            column=data.card.shown(name),
            received=str(wrong.iloc[0])[:60],
        )
