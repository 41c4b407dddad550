"""From bytes to columns of text, quickly also for a million rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.datasets.reading.numbers import MISSING
from core.datasets.reading.table import column_names, looks_like_data
from core.datasets.reading.text import decode, delimiter_of, rows_of, unclosed
from core.evaluation.reading.errors import PredictionsError
from core.evaluation.reading.names import is_known
from core.messages import N_

MOST_BYTES = 200 * 2**20
MOST_ROWS = 2_000_000
LOOKED_AT = 1000


@dataclass(frozen=True, eq=False)
class Sheet:
    """Hold a table as found.

    Parameters
    ----------
    columns : mapping
        Name -> Arrow array of texts, empty cells missing.
    rows : int
        How many there are below the header.
    mark : str
        What separates the cells.
    """

    columns: Mapping[str, Any]
    rows: int
    mark: str


def sheet_of(content: bytes) -> Sheet:
    """Return the columns of a CSV in UTF-8, UTF-16 or GB18030, separated by comma, semicolon, tab or bar.

    Raises
    ------
    PredictionsError, DatasetError
        When the file is too large, is no text, has no header or no rows, or rows of different length.
    """
    text = decode(content, MOST_BYTES).lstrip("\n")
    mark = delimiter_of(text)
    names = _header(text, mark)
    table = _parsed(text, mark, len(names))
    _check_rows(table.num_rows)
    _check_closed(text, table, len(names))
    return Sheet(dict(zip(names, table.columns, strict=True)), table.num_rows, mark)


def _header(text: str, mark: str) -> list[str]:
    rows = (row for row in rows_of(text[: 1 << 16], mark) if row)
    first = [cell.strip() for cell in next(rows, [])]
    others = [row for row, _ in zip(rows, range(LOOKED_AT), strict=False)]
    if not any(map(is_known, first)) and looks_like_data(first, others):
        raise PredictionsError(
            N_("The first row looks like data: {first}. Expected the names of the columns there, e.g. label,score."),
            first=", ".join(first)[:60],
        )
    return column_names(first)


def _parsed(text: str, mark: str, width: int) -> Any:
    """Return an Arrow table of texts."""
    import pyarrow as pa
    from pyarrow import csv

    wrong: list[Any] = []

    def note(row: Any) -> str:
        if row.text.strip():
            wrong.append(row)
        return "skip"

    try:
        table = csv.read_csv(
            pa.BufferReader(text.encode()),
            # One thread reads as quickly, and knows the number of a row.
            csv.ReadOptions(use_threads=False),
            csv.ParseOptions(delimiter=mark, newlines_in_values=True, invalid_row_handler=note),
            csv.ConvertOptions(default_column_type=pa.string(), null_values=MISSING, strings_can_be_null=True),
        )
    except pa.ArrowInvalid:
        raise unclosed(text.count("\n") + 1) from None
    if wrong:
        raise PredictionsError(
            N_("Row {number:,} has {found} values where the first row has {width}. Quote texts that hold the separator."),
            number=wrong[0].number, found=wrong[0].actual_columns, width=width,
        )  # fmt: skip
    return table


def _check_rows(rows: int) -> None:
    if not rows:
        raise PredictionsError(N_("The file has a header and no rows. Expected at least two rows."))
    if rows > MOST_ROWS:
        raise PredictionsError(
            N_("The table has {rows:,} rows; at most {most:,} can be read. Take a sample of its rows."),
            rows=rows,
            most=MOST_ROWS,
        )


def _check_closed(text: str, table: Any, width: int) -> None:
    """Refuse a quotation mark that is open until the end of the file, and so makes one cell of many rows."""
    last = (column[-1].as_py() for column in table.columns)
    swallows = text.count('"') % 2 and any(cell and "\n" in cell for cell in last)
    if swallows or table.num_columns != width:
        raise unclosed(text.count("\n") + 1)
