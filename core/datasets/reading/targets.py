"""From the column to predict to the numbers that a network learns."""

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.datasets.dataset import DatasetError, Task
from core.messages import N_

MOST_CLASSES = 50
MOST_WHOLE, MOST_FRACTIONS = 20, 10


def infer_task(column: "pd.Series[Any]") -> Task:
    """Infer the task of a target: numbers with many values are a regression, fractions with few rows too."""
    values = column.dropna()
    if not pd.api.types.is_numeric_dtype(values):
        return "classification"
    most = MOST_WHOLE if bool((values % 1 == 0).all()) else min(MOST_FRACTIONS, len(values) // 2)
    return "regression" if values.nunique() > most else "classification"


def numbers(name: str, column: "pd.Series[Any]") -> tuple[NDArray[np.float32], tuple[str, ...]]:
    """Return a target (n,) of a regression.

    Raises
    ------
    DatasetError
        When it holds text, or the same number in every row.
    """
    if not pd.api.types.is_numeric_dtype(column):
        text = column[pd.to_numeric(column, errors="coerce").isna()]
        raise DatasetError(
            N_("{name} holds text such as {example}, so no number can be predicted. Choose classes instead."),
            name=name,
            example=repr(str(text.iloc[0])[:30]),
        )
    if column.nunique() < 2:
        raise DatasetError(N_("{name} is the same in every row, so there is nothing to learn."), name=name)
    return column.to_numpy(np.float32), ()


def classes(name: str, column: "pd.Series[Any]") -> tuple[NDArray[np.int64], tuple[str, ...]]:
    """Return codes (n,) and names of classes, in the order of numbers or letters.

    Raises
    ------
    DatasetError
        When there is one class, too many, as many as rows, or one with a single row.
    """
    counts = column.value_counts().sort_index()
    _check_classes(name, counts, len(column))
    codes = pd.Categorical(column, categories=counts.index).codes.astype(np.int64)
    return codes, tuple(map(_class_name, counts.index))


def _class_name(value: Any) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _check_classes(name: str, counts: "pd.Series[int]", rows: int) -> None:
    if len(counts) < 2:
        raise DatasetError(
            N_("{name} has one class only, {value}. Expected at least two, e.g. yes and no."),
            name=name,
            value=_class_name(counts.index[0]),
        )
    if len(counts) == rows:
        raise DatasetError(
            N_("{name} is different in every row ({count:,} classes in as many rows), like a number or a name of the row. "
               "Choose another column."),
            name=name, count=len(counts),
        )  # fmt: skip
    if len(counts) > MOST_CLASSES:
        raise DatasetError(
            N_("{name} has {count:,} classes; at most {most} can be told apart. Choose another column, or merge rare ones."),
            name=name, count=len(counts), most=MOST_CLASSES,
        )  # fmt: skip
    if counts.min() < 2:
        raise DatasetError(
            N_("The class {value} of {name} has a single row: it can't be both learned and tested. Expected at least two."),
            name=name, value=_class_name(counts.idxmin()),
        )  # fmt: skip
