"""From text to a table with typed columns."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

import pandas as pd

from core.datasets.dataset import DatasetError
from core.datasets.reading.numbers import MISSING, PLAIN, typed
from core.datasets.reading.text import delimiter_of, rows_of, unclosed
from core.messages import N_

MOST_ROWS = 200_000
MOST_COLUMNS = 500
LOOKED_AT = 1000


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
    start = [row for row in islice(rows_of(text, mark), LOOKED_AT) if row] or [[]]
    first = [cell.strip() for cell in start[0]]
    _check_width(len(first))
    has_header = not _looks_like_data(first, start[1:])
    names = _names(first) if has_header else [f"column {i + 1}" for i in range(len(first))]
    _check_rows(text, mark, len(names), has_header)
    frame = _parsed(text, mark, names, has_header)
    return Cells(pd.DataFrame({name: typed(name, frame[name], mark) for name in names}), mark, has_header)


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


def _looks_like_data(first: Sequence[str], others: Sequence[Sequence[str]]) -> bool:
    """Tell whether the first row is no header: each of its cells is a number, missing, or found again below."""
    below = list(zip(*(row for row in others if len(row) == len(first)), strict=True)) or [()] * len(first)
    numbers = pd.Series(first).str.replace(",", ".").str.fullmatch(PLAIN)
    return any(first) and all(
        is_number or cell in MISSING or cell in {other.strip() for other in column}
        for cell, is_number, column in zip(first, numbers, below, strict=True)
    )


def _names(first: Sequence[str]) -> list[str]:
    names = [name or f"column {i + 1}" for i, name in enumerate(first)]
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
