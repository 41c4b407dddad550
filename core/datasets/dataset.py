"""What a dataset is to the rest of the code: a user's own table, and the numbers behind it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.messages import Message, UserError

Task = Literal["classification", "regression"]


class DatasetError(UserError):
    """Report data that can't be learned from, and what to do about it."""


@dataclass(frozen=True)
class Card:
    """Tell a user what the data is: every text is marked with `N_`.

    Parameters
    ----------
    title, why, source, licence : str
        `why` is one sentence on why a product manager should care.
    target : str
        What is predicted, as the user would call it.
    labels : mapping
        Column, class or category -> what a user reads instead; names that are not here are shown as they are.
    units : mapping
        Column name -> unit, e.g. "cm".
    """

    title: str
    why: str
    source: str
    licence: str
    target: str
    labels: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)

    def shown(self, name: str) -> Message | str:
        """Return what a user reads for a column, class or category: a message if it has a label, else the name itself."""
        return Message(self.labels[name]) if name in self.labels else name


@dataclass(frozen=True, eq=False)
class Dataset:
    """Hold a table with its target.

    Parameters
    ----------
    name : str
        In the registry, or "csv-" and a digest of an upload.
    frame : DataFrame
        The features as the user has them: text columns are categories, missing values are kept.
    y : array (n,)
        int64 codes of `class_names` for classification, else float32.
    class_names : tuple of str
        Empty for regression. Of two classes the second is the positive one.
    image_shape : tuple of int, optional
        Height and width when a row is a picture, pixel by pixel.
    drawn : bool
        Whether the rows are 2-D points drawn by a formula.
    notes : tuple of Message
        What was dropped or should be looked at.
    """

    name: str
    frame: pd.DataFrame
    y: NDArray[np.int64] | NDArray[np.float32]
    task: Task
    class_names: tuple[str, ...]
    card: Card
    image_shape: tuple[int, int] | None = None
    drawn: bool = False
    notes: tuple[Message, ...] = ()

    @cached_property
    def feature_names(self) -> tuple[str, ...]:
        """Names of the columns of `X`."""
        return tuple(map(str, self.frame.columns))

    @cached_property
    def categories(self) -> Mapping[str, tuple[str, ...]]:
        """Column -> its categories, in the order of their codes in `X`; numeric columns are not in it."""
        return {
            str(name): tuple(map(str, column.cat.categories))
            for name, column in self.frame.items()
            if isinstance(column.dtype, pd.CategoricalDtype)
        }

    @cached_property
    def X(self) -> NDArray[np.float32]:  # noqa: N802  the field's name for it
        """The columns of `frame` as numbers (n, d): codes of categories, NaN where a value is missing."""
        return self.encode(self.frame)

    def encode(self, frame: pd.DataFrame) -> NDArray[np.float32]:
        """Turn rows in the user's own form into numbers (n, d); an unknown category counts as missing."""
        columns = []
        for name in self.feature_names:
            column = frame[name]
            if name in self.categories:
                codes = pd.Index(self.categories[name]).get_indexer(pd.Index(column.astype(object)))
                columns.append(np.where(codes < 0, np.nan, codes).astype(np.float32))
            else:
                columns.append(column.to_numpy(np.float32, na_value=np.nan))
        return np.column_stack(columns)
