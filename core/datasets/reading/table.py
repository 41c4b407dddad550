"""From text to a table with typed columns."""

import csv
import io

import numpy as np
import pandas as pd

from core.datasets.dataset import DatasetError
from core.datasets.reading.text import delimiter_of
from core.messages import N_

MOST_ROWS = 200_000
MOST_COLUMNS = 500
MISSING = ["", "NA", "N/A", "NaN", "nan", "null", "NULL", "None", "?", "-"]


def table(text: str) -> pd.DataFrame:
    """Return a table whose columns are numbers where they can be, else text; gaps are missing values.

    Raises
    ------
    DatasetError
        When the rows don't form a table: one column, ragged, no rows, names that repeat, too large, infinities.
    """
    mark = delimiter_of(text)
    names, has_header = _header(text, mark)
    _check_lines(text, mark, len(names))
    frame = pd.read_csv(
        io.StringIO(text),
        sep=mark,
        header=0 if has_header else None,
        names=names,
        dtype=str,
        keep_default_na=False,
        na_values=MISSING,
        skipinitialspace=True,
    )
    if frame.empty:
        raise DatasetError(N_("The file has a header and no rows. Expected at least two rows."))
    if len(frame) > MOST_ROWS:
        raise DatasetError(
            N_("The table has {rows:,} rows; at most {most:,} can be read. Take a sample of its rows."),
            rows=len(frame),
            most=MOST_ROWS,
        )
    return pd.DataFrame({name: _typed(name, frame[name], mark) for name in names})


def _header(text: str, mark: str) -> tuple[list[str], bool]:
    rows = csv.reader(io.StringIO(text), delimiter=mark)
    first = [cell.strip() for cell in next(row for row in rows if row)]
    if len(first) < 2:
        raise DatasetError(
            N_("The table has one column. Expected one to predict and at least one to predict it from, "
               "separated by a comma, semicolon, tab or bar.")
        )  # fmt: skip
    if len(first) > MOST_COLUMNS:
        raise DatasetError(
            N_("The table has {columns:,} columns; at most {most:,} can be read. Keep the ones that matter."),
            columns=len(first),
            most=MOST_COLUMNS,
        )
    if all(_is_number(cell) for cell in first):
        return [f"column {i + 1}" for i in range(len(first))], False
    names = [name or f"column {i + 1}" for i, name in enumerate(first)]
    for name in names:
        if names.count(name) > 1:
            raise DatasetError(N_("Two columns are called {name}. Give each column a name of its own."), name=name)
    return names, True


def _is_number(cell: str) -> bool:
    try:
        float(cell.replace(",", "."))
    except ValueError:
        return False
    return True


def _check_lines(text: str, mark: str, width: int) -> None:
    for number, row in enumerate(csv.reader(io.StringIO(text), delimiter=mark), start=1):
        if row and len(row) != width:
            raise DatasetError(
                N_(
                    "Row {number:,} has {found} values where the first row has {width}. Quote texts that hold the separator."
                ),
                number=number,
                found=len(row),
                width=width,
            )


def _typed(name: str, column: "pd.Series[str]", mark: str) -> "pd.Series[float] | pd.Series[str]":
    text = column.str.strip()
    numbers = pd.to_numeric(text, errors="coerce")
    if mark != "," and numbers.isna().sum() > text.isna().sum():
        decimal = pd.to_numeric(text.str.replace(",", ".", regex=False), errors="coerce")
        numbers = decimal if decimal.isna().sum() == text.isna().sum() else numbers
    if numbers.isna().sum() > text.isna().sum():
        return text
    if np.isinf(numbers.to_numpy(float)).any():
        raise DatasetError(
            N_("The column {name} holds infinity in row {row:,}. Replace it by a number or leave the cell empty."),
            name=name,
            row=int(np.flatnonzero(np.isinf(numbers.to_numpy(float)))[0]) + 1,
        )
    return numbers
