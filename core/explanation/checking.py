"""Rows that somebody brings along to be explained: what they must have."""

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.datasets.dataset import Dataset
from core.explanation.naming import NAMED, both_names, listed
from core.messages import N_, UserError


def checked(data: Dataset, X: pd.DataFrame | NDArray[Any]) -> NDArray[np.float32]:
    """Return rows (n, d) as numbers, in the order of the data's columns.

    Raises
    ------
    UserError
        When columns are missing, a number can't be read or is infinite, a category is not one of the data's, or a point in
        the plane lacks a number.
    """
    rows = _of_frame(data, X) if isinstance(X, pd.DataFrame) else _of_array(data, X)
    for column, name in enumerate(data.feature_names):
        _check_values(data, name, rows[:, column])
    return rows


def _of_array(data: Dataset, X: NDArray[Any]) -> NDArray[np.float32]:
    rows = _as_numbers(X)
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
        raise UserError(N_("The rows lack the columns {names}."), names=listed(data, missing))
    for name, known in data.categories.items():
        unknown = sorted(set(frame[name].dropna().astype(str)) - set(known))
        if unknown:
            raise UserError(
                N_("Column {column}: expected one of {known}, received {unknown}, which the model has never seen."),
                column=both_names(data, name),
                known=listed(data, known),
                unknown=", ".join(unknown[:NAMED]),
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
            column=both_names(data, name),
            received=str(wrong.iloc[0])[:60],
        )


def _as_numbers(X: NDArray[Any]) -> NDArray[np.float32]:
    try:
        with np.errstate(over="ignore"):  # infinity is refused later, by the name of its column
            return np.asarray(X, np.float32)
    except (TypeError, ValueError):
        raise UserError(N_("Expected rows of numbers: categories by their number, gaps as NaN.")) from None


def _check_values(data: Dataset, name: str, column: NDArray[np.float32]) -> None:
    shown = both_names(data, name)
    if np.isinf(column).any():
        raise UserError(N_("Column {column}: expected a number, received infinity or one too large."), column=shown)
    if data.drawn and np.isnan(column).any():
        raise UserError(N_("Column {column}: a point in the plane needs both of its numbers."), column=shown)
    levels = len(data.categories.get(name, ()))
    known = column[~np.isnan(column)]
    wrong = known[~np.isin(known, np.arange(levels))]
    if levels and len(wrong):
        raise UserError(
            N_("Column {column}: expected the number of a category, 0 to {most}, received {received:g}."),
            column=shown,
            most=levels - 1,
            received=float(wrong[0]),
        )
