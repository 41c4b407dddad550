"""From text to a table with typed columns."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

import pandas as pd

from core.datasets.dataset import DatasetError
from core.datasets.reading.numbers import MISSING, typed
from core.datasets.reading.text import delimiter_of, rows_of, unclosed
from core.messages import N_

MOST_ROWS = 200_000
MOST_COLUMNS = 500
LOOKED_AT = 1000
GAPS = frozenset(MISSING)
NUMBER = r"[+-]?[\d., ]*\d[\d., ]*(?:[eE][+-]?\d+)?"
UNNAMED = "column "
YEARS = range(1900, 2101)


@dataclass(frozen=True, eq=False)
class Cells:
    """Hold a table as found, and how it was written."""

    frame: pd.DataFrame
    mark: str
    has_header: bool


def cells_of(text: str) -> Cells:
    """Return a table whose columns are numbers where they can be, else text; gaps are missing values.

    Raises
    ------
    DatasetError
        When the rows don't form a table: one column, ragged, no rows, names that repeat, too large, infinities.
    """
    mark = delimiter_of(text)
    start = list(islice(filter(None, rows_of(text, mark)), LOOKED_AT)) or [[]]
    first = [cell.strip() for cell in start[0]]
    _check_width(len(first))
    has_header = not looks_like_data(first, start[1:])
    names = column_names(first) if has_header else [f"{UNNAMED}{i + 1}" for i in range(len(first))]
    _check_rows(text, mark, len(names), has_header)
    frame = _parsed(text, mark, names, has_header)
    return Cells(typed(frame, mark, first=1 + has_header), mark, has_header)


def _parsed(text: str, mark: str, names: list[str], has_header: bool) -> pd.DataFrame:
    """Return the cells as text, faster than Python's reader can."""
    try:
        return pd.read_csv(
            io.StringIO(text), sep=mark, header=0 if has_header else None, names=names, index_col=False,
            dtype=str, na_filter=False, skipinitialspace=True,
        )  # fmt: skip
    except pd.errors.ParserError:
        raise unclosed(text.count("\n") + 1) from None


def _check_width(columns: int) -> None:
    if columns < 2:
        raise DatasetError(
            N_("The table has one column. Expected one to predict and at least one to predict it from, "
               "separated by a comma, semicolon, tab or bar.")
        )  # fmt: skip
    if columns > MOST_COLUMNS:
        raise DatasetError(
            N_("The table has {columns:,} columns; at most {most:,} can be read. Keep the ones that matter."),
            columns=columns,
            most=MOST_COLUMNS,
        )


def looks_like_data(first: Sequence[str], others: Sequence[Sequence[str]]) -> bool:
    """Tell whether the first row is no header.

    Where columns are numbers, their first cells decide: data if they are numbers too, and not names such as years.
    Else it is data if each cell is missing, a number, or found again below.
    """
    rows = [row for row in others if len(row) == len(first)] or [[""] * len(first)]
    below = [{cell.strip() for cell in column} - GAPS for column in zip(*rows, strict=True)]
    columns = list(zip(first, below, strict=True))
    familiar = all(cell in GAPS or cell in values or _is_number(cell) for cell, values in columns)
    heads = [cell for cell, values in columns if cell not in GAPS and values and all(map(_is_number, values))]
    if heads:
        return all(map(_is_number, heads)) and not _are_names(heads, fewest=3 if familiar else 1)
    return any(first) and familiar


def _is_number(cell: str) -> bool:
    return re.fullmatch(NUMBER, cell) is not None


def _are_names(numbers: Sequence[str], fewest: int) -> bool:
    """Tell whether numbers go up by one from a year, or, three or more, from nought as pandas names columns."""
    if not all(number.isdecimal() for number in numbers):
        return False
    start = int(numbers[0])
    by_one = [int(number) for number in numbers] == list(range(start, start + len(numbers)))
    return by_one and len(numbers) >= (fewest if start in YEARS else 3) and (start == 0 or start in YEARS)


def column_names(first: Sequence[str]) -> list[str]:
    """Return the names in a header, a number for one that is empty; raise `DatasetError` when two are alike."""
    names = [name or f"{UNNAMED}{i + 1}" for i, name in enumerate(first)]
    for name in names:
        if names.count(name) > 1:
            raise DatasetError(N_("Two columns are called {name}. Give each column a name of its own."), name=name)
    return names


def _check_rows(text: str, mark: str, width: int, has_header: bool) -> None:
    rows = 0
    for number, row in enumerate(rows_of(text, mark), start=1):
        if row and len(row) != width:
            raise DatasetError(
                N_("Row {number:,} has {found} values where the first row has {width}. Quote texts that hold the separator."),
                number=number, found=len(row), width=width,
            )  # fmt: skip
        rows += bool(row)
    if rows == has_header:
        raise DatasetError(N_("The file has a header and no rows. Expected at least two rows."))
    if rows - has_header > MOST_ROWS:
        raise DatasetError(
            N_("The table has {rows:,} rows; at most {most:,} can be read. Take a sample of its rows."),
            rows=rows - has_header,
            most=MOST_ROWS,
        )
