"""The rows cut into groups by one column."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.datasets.dataset import Card
from core.evaluation.groups.ranges import ranges
from core.messages import N_, Message

Words = Message | str
Codes = NDArray[np.int64]

MOST = 8  # groups of a column of text; the last holds all others
NONE = -1  # the code of a missing value until it has a group


@dataclass(frozen=True, eq=False)
class Cut:
    """Hold the group (n,) of each row by its number, and what users read for the groups, of which none is empty."""

    column: str
    label: Words
    codes: Codes
    names: tuple[Words, ...]

    @cached_property
    def sizes(self) -> Codes:
        """Rows of each group."""
        return np.bincount(self.codes, minlength=len(self.names))


def cut(values: pd.Series, card: Card) -> Cut:
    """Cut a column: text by its categories, the commonest if there are many; numbers into at most four ranges.

    Missing values are a group of their own, the last.
    """
    column = str(values.name)
    codes, names = _numbers(values) if is_number(values) else _categories(values, card)
    missing = codes == NONE
    if missing.any():
        codes = np.where(missing, len(names), codes)
        names = (*names, Message(N_("no value")))
    return Cut(column, card.shown(column), codes, names)


def is_number(values: pd.Series) -> bool:
    """Tell whether a column is cut into ranges."""
    return pd.api.types.is_numeric_dtype(values) and not pd.api.types.is_bool_dtype(values)


def _numbers(values: pd.Series) -> tuple[Codes, tuple[Words, ...]]:
    numbers = values.to_numpy(np.float64, na_value=np.nan)
    known = np.isfinite(numbers)
    codes = np.full(len(numbers), NONE)
    if not known.any():
        return codes, ()
    codes[known], names = ranges(numbers[known])
    return codes, names


def _categories(values: pd.Series, card: Card) -> tuple[Codes, tuple[Words, ...]]:
    codes, found = _coded(values)
    counts = np.bincount(codes[codes != NONE], minlength=len(found))
    there = np.flatnonzero(counts)
    kept, rest = there, there[:0]
    if len(there) > MOST:
        by_size = there[np.argsort(-counts[there], kind="stable")]
        kept, rest = np.sort(by_size[: MOST - 1]), by_size[MOST - 1 :]
    new = np.full(len(found) + 1, NONE)  # the last place is that of missing values
    new[kept], new[rest] = np.arange(len(kept)), len(kept)
    names = tuple(card.shown(str(found[place])) for place in kept)
    others = (Message.of(N_("all {n:,} others"), n=len(rest)),) if len(rest) else ()
    return np.asarray(new[codes], np.int64), (*names, *others)


def _coded(values: pd.Series) -> tuple[Codes, list[Any]]:
    """Return the code (n,) of each value and the values, in the order of the column's categories or of the alphabet."""
    if isinstance(values.dtype, pd.CategoricalDtype):
        return np.asarray(values.cat.codes, np.int64), list(values.cat.categories)
    codes, found = pd.factorize(values)
    texts = np.array([str(value) for value in found], dtype=object)
    order = np.argsort(texts, kind="stable")
    place = np.empty(len(found) + 1, np.int64)
    place[order], place[-1] = np.arange(len(found)), NONE
    return np.asarray(place[codes], np.int64), list(texts[order])
