"""What rows of a cell have in common: the one value of a column that sets them apart most, if by more than luck.

Each category, missing values, and each side of each quartile is tried: how likely are so many rows of the cell among those
that have it, if having it changed nothing? That is Fisher's exact test (1935), one-sided. The most striking of many has to
be as many times less likely than a single one would (Bonferroni).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from core.evaluation.cells.cell import Cell, Rows
from core.evaluation.cells.off import short
from core.evaluation.cells.registry import cells_of
from core.evaluation.natural import frequency
from core.evaluation.predictions import Predictions, Words
from core.evaluation.remembering import remembered
from core.messages import N_, Message

MOST_LEVELS = 50
RARE = 0.05
QUARTILES = (0.25, 0.5, 0.75)


@dataclass(frozen=True)
class Common:
    """Hold what sets rows apart.

    Parameters
    ----------
    what : Message or None
        The value of a column; None where none sets them apart by more than luck.
    count, of : int
        Rows of the cell among those that have it, and how many have it.
    other, other_of : int
        The same for those that don't.
    columns : int
        How many columns were looked through.
    """

    what: Message | None
    count: int = 0
    of: int = 0
    other: int = 0
    other_of: int = 0
    columns: int = 0


@dataclass(frozen=True)
class _Sign:
    """Hold something that rows may have: how many have it, and how many of them are in the cell."""

    what: Message
    count: int
    of: int


@remembered
def in_common(it: Predictions, name: str, threshold: float = 0.5) -> Common:
    """Return what sets the rows of a cell apart from those that could have been in it."""
    cell = cells_of(it, threshold)[name]
    inside, outside = cell.rows(), cell.others()
    population = inside | outside
    columns = [name for name in it.frame if _can_be_read(it.frame[name])] if it.image_shape is None else []
    signs = [sign for name in columns for sign in _signs(it, str(name), it.frame[name], population, inside)]
    rows, count = int(population.sum()), int(inside.sum())
    best = _rarest([sign for sign in signs if 0 < sign.of < rows], rows, count)
    if best is None:
        return Common(None, columns=len(columns))
    return Common(best.what, best.count, best.of, count - best.count, rows - best.of, len(columns))


def common_sentence(cell: Cell, common: Common) -> Message | None:
    """Say what mistakes have in common, or that nothing sets them apart; None where there is nothing to compare."""
    if not (cell.wrong and cell.count and common.columns):
        return None
    if common.what is None:
        text = N_("Among {among}, none of {columns:,} columns sets such mistakes apart by more than luck.")
        return Message.of(text, among=cell.among, columns=common.columns)
    here, elsewhere = frequency(common.count / common.of), frequency(common.other / common.other_of)
    return Message.of(
        N_(
            "Among {among}, such mistakes are commoner where {what}: {count:,} of {of:,} ({share:,} of {per:,}), elsewhere "
            "{other:,} of {other_of:,} ({other_share:,} of {other_per:,}). That is more than luck, even for the most "
            "striking of {columns:,} columns."
        ),
        among=cell.among,
        what=common.what,
        count=common.count,
        of=common.of,
        share=here.count,
        per=here.of,
        other=common.other,
        other_of=common.other_of,
        other_share=elsewhere.count,
        other_per=elsewhere.of,
        columns=common.columns,
    )


def _rarest(signs: list[_Sign], rows: int, count: int) -> _Sign | None:
    """Return the sign whose many rows of the cell luck explains least; None where it explains all."""
    from scipy.stats import hypergeom

    if not signs:
        return None
    counts, having = np.array([sign.count for sign in signs]), np.array([sign.of for sign in signs])
    luck = hypergeom.sf(counts - 1, rows, count, having)
    # Where luck is too small a number to be told apart, the larger difference is more striking.
    apart = counts / having - (count - counts) / (rows - having)
    best = int(np.lexsort((-apart, luck))[0])
    return signs[best] if luck[best] * len(signs) < RARE else None


def _can_be_read(column: "pd.Series[Any]") -> bool:
    return pd.api.types.is_numeric_dtype(column) or column.nunique() <= MOST_LEVELS


def _signs(it: Predictions, name: str, column: "pd.Series[Any]", population: Rows, inside: Rows) -> Iterator[_Sign]:
    missing = column.isna().to_numpy()
    if missing.any():
        yield _sign(N_("{column} is missing"), it, name, missing, population, inside)
    if pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column):
        yield from _sides(it, name, column.to_numpy(np.float64, na_value=np.nan), population, inside)
    else:
        yield from _levels(it, name, column, population, inside)


def _sides(it: Predictions, name: str, values: Any, population: Rows, inside: Rows) -> Iterator[_Sign]:
    known = values[population & np.isfinite(values)]
    for cut in np.unique(np.quantile(known, QUARTILES, method="higher")) if len(known) else ():
        value = short(float(cut))
        yield _sign(N_("{column} is at least {value}"), it, name, values >= cut, population, inside, value)
        yield _sign(N_("{column} is below {value}"), it, name, values < cut, population, inside, value)


def _levels(it: Predictions, name: str, column: "pd.Series[Any]", population: Rows, inside: Rows) -> Iterator[_Sign]:
    codes, levels = pd.factorize(column)
    having = np.bincount(codes[population] + 1, minlength=len(levels) + 1)[1:]
    counts = np.bincount(codes[inside] + 1, minlength=len(levels) + 1)[1:]
    for level, count, of in zip(levels, counts, having, strict=True):
        what = _what(N_("{column} is “{value}”"), it, name, it.card.shown(str(level)))
        yield _Sign(what, int(count), int(of))


def _sign(text: str, it: Predictions, name: str, mask: Any, population: Rows, inside: Rows, value: Words = "") -> _Sign:
    return _Sign(_what(text, it, name, value), int((mask & inside).sum()), int((mask & population).sum()))


def _what(text: str, it: Predictions, name: str, value: Words) -> Message:
    return Message.of(text, column=column_words(it, name), value=value)


def column_words(it: Predictions, name: str) -> Words:
    """Return what a user reads for a column, with its unit."""
    if name not in it.card.units:
        return it.card.shown(name)
    return Message.of(N_("{name} ({unit})"), name=it.card.shown(name), unit=Message(it.card.units[name]))
