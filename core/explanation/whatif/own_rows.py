"""A user's own rows to ask a model about: a CSV with the columns that its run learned from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.datasets.dataset import Dataset, DatasetError
from core.datasets.reading.numbers import MISSING, typed
from core.datasets.reading.table import column_names
from core.datasets.reading.text import decode, delimiter_of, rows_of, unclosed
from core.evaluation.reading.example import MARK
from core.explanation.naming import NAMED, Names, both_names, listed, names_of
from core.messages import N_, Message

if TYPE_CHECKING:
    from core.training.run import Run

Rows = NDArray[np.float32]
MOST = 2000
"""Rows that are read: they go through the model in one piece, while somebody's training may be waiting for the worker."""
MOST_BYTES = 20 * 2**20
FEW = 3  # names of an example
FIRST = 2  # what a user calls the row below the header
BLANK = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"  # marks of encodings, and white space
LONGEST = 60  # letters of a value in a message


@dataclass(frozen=True, eq=False)
class OwnRows:
    """Hold rows (n, d) in the numbers of the data, and the names of columns in the file that the model doesn't have."""

    X: Rows
    besides: tuple[str, ...] = ()


def read_rows(run: "Run", content: bytes) -> OwnRows:
    """Return the rows in a CSV file.

    Columns and categories go by the names in the data or by what users read for them, in any language; the order is free.

    Parameters
    ----------
    content : bytes
        Separated by comma, semicolon, tab or bar; in UTF-8, UTF-16 or GB18030; its columns named in the first row.

    Raises
    ------
    DatasetError
        With a message of its own for each way in which the rows can't be read.
    """
    if not content.strip(BLANK):
        raise DatasetError(
            N_("The file is empty. Expected the names of the model's columns in the first row, and a row below it.")
        )
    text = decode(content, MOST_BYTES)
    mark = delimiter_of(text)
    names, rows = _table(text, mark)
    data = run.data
    places, besides = _places(data, names)
    read = [_column(data, j, [row[place] for row in rows], mark) for j, place in enumerate(places)]
    return OwnRows(np.column_stack(read).astype(np.float32), besides)


def _table(text: str, mark: str) -> tuple[list[str], list[list[str]]]:
    rows = filter(None, rows_of(text.lstrip("\n"), mark))
    names = column_names([cell.strip() for cell in next(rows, [])])
    found = [[cell.strip() for cell in row] for row in _not_too_many(rows)]
    if not found:
        raise DatasetError(N_("The file has a header and no rows below it. Expected at least one row to predict."))
    if text.count('"') % 2 and any("\n" in cell for cell in found[-1]):
        raise unclosed(text.count("\n") + 1)
    for number, row in enumerate(found, start=FIRST):
        if len(row) != len(names):
            raise DatasetError(
                N_("Row {number:,} has {found} values where the first row has {width}. Quote texts that hold the separator."),
                number=number, found=len(row), width=len(names),
            )  # fmt: skip
    return names, found


def _not_too_many(rows: Iterable[list[str]]) -> list[list[str]]:
    found = []
    for row in rows:
        found.append(row)
        if len(found) > MOST:
            raise DatasetError(
                N_("The file has more than {most:,} rows. At most so many are predicted at once, so that nobody's training has to "
                   "wait: take a sample of them."),
                most=MOST,
            )  # fmt: skip
    return found


def _places(data: Dataset, names: Sequence[str]) -> tuple[list[int], tuple[str, ...]]:
    """Return where in the file each column is, and the names that are none."""
    places: dict[int, int] = {}
    besides = []
    known = names_of(data, data.feature_names)
    for place, name in enumerate(names):
        column = _meant(data, known, name)
        if column is None:
            besides.append(name)
        elif column in places:
            raise DatasetError(
                N_("The columns {one} and {other} are the same column. Keep one of them."),
                one=names[places[column]], other=name,
            )  # fmt: skip
        else:
            places[column] = place
    _check_all_there(data, places)
    return [places[j] for j in range(len(data.feature_names))], tuple(besides)


def _meant(data: Dataset, known: Names, name: str) -> int | None:
    meant = known.meant(name)
    if len(meant) > 1:
        raise DatasetError(
            N_("The column “{name}” may be any of these: {names}. Call it by its name in the data."),
            name=name[:LONGEST], names=listed(data, [data.feature_names[j] for j in meant]),
        )  # fmt: skip
    return meant[0] if meant else None


def _check_all_there(data: Dataset, places: Mapping[int, int]) -> None:
    missing = [name for j, name in enumerate(data.feature_names) if j not in places]
    if not missing:
        return
    if len(missing) == len(data.feature_names):
        raise DatasetError(
            N_(
                "None of the model's columns is in the first row of the file. Expected their names there, e.g. {names}."
            ),
            names=listed(data, missing[:FEW]),
        )
    raise DatasetError(
        N_("The file lacks {n:,} of the model's {all:,} columns: {names}. Add them; a value that isn't known may be left empty."),
        n=len(missing), all=len(data.feature_names), names=listed(data, missing),
    )  # fmt: skip


def _column(data: Dataset, column: int, cells: list[str], mark: str) -> NDArray[np.float64]:
    name = data.feature_names[column]
    read = _codes(data, name, cells) if name in data.categories else _numbers(data, name, cells, mark)
    gap = next((i for i, value in enumerate(read) if np.isnan(value)), None)
    if gap is not None and data.drawn:
        raise DatasetError(
            N_("Row {row:,} has no value in {column}. A point in the plane needs both of its numbers."),
            row=gap + FIRST,
            column=both_names(data, name),
        )
    return read


def _codes(data: Dataset, name: str, cells: list[str]) -> NDArray[np.float64]:
    known = names_of(data, data.categories[name])
    return np.array([_code(data, name, known, cell, row) for row, cell in enumerate(cells)])


def _code(data: Dataset, name: str, known: Names, cell: str, row: int) -> float:
    meant, levels = known.meant(cell), data.categories[name]
    if len(meant) > 1:
        raise DatasetError(
            N_("Row {row:,}, column {column}: “{value}” may be any of these: {names}. Call it by its name in the data."),
            row=row + FIRST, column=both_names(data, name), value=cell[:LONGEST], names=listed(data, [levels[i] for i in meant]),
        )  # fmt: skip
    if meant:
        return meant[0]
    if cell in MISSING:
        return np.nan
    raise DatasetError(
        N_("Row {row:,}, column {column}: “{value}” is a category that the model has never seen. Expected one of {known}, or an "
           "empty cell."),
        row=row + FIRST, column=both_names(data, name), value=cell[:LONGEST], known=listed(data, levels),
    )  # fmt: skip


def _numbers(data: Dataset, name: str, cells: list[str], mark: str) -> NDArray[np.float64]:
    read = typed(pd.DataFrame({name: cells}, dtype=object), mark, FIRST)[name]
    if pd.api.types.is_numeric_dtype(read):
        return read.to_numpy(np.float64, na_value=np.nan)
    row = next(i for i, cell in enumerate(cells) if not _is_number(cell, mark))
    raise DatasetError(
        N_("Row {row:,}, column {column}: expected a number or an empty cell, received “{value}”."),
        row=row + FIRST, column=both_names(data, name), value=cells[row][:LONGEST],
    )  # fmt: skip


def _is_number(cell: str, mark: str) -> bool:
    return bool(pd.api.types.is_numeric_dtype(typed(pd.DataFrame({"": [cell]}, dtype=object), mark, FIRST)[""]))


def example_rows(run: "Run", rows: Rows) -> bytes:
    """Return rows (n, d) as a CSV with the data's own names, to be filled in: UTF-8 with the mark that tells Excel so."""
    data = run.data
    columns = {name: _cells(data, name, rows[:, j]) for j, name in enumerate(data.feature_names)}
    return (MARK + str(pd.DataFrame(columns).to_csv(index=False))).encode()


def _cells(data: Dataset, name: str, column: Rows) -> list[str]:
    levels = data.categories.get(name)
    return [
        "" if np.isnan(v) else levels[int(v)] if levels else np.format_float_positional(np.float32(v), trim="-")
        for v in column.tolist()
    ]


def besides_sentence(rows: OwnRows) -> Message | None:
    """Say which columns of a file the model doesn't have."""
    text = N_("Not used, since the model has no such column: {names}.")
    return Message.of(text, names=_some(rows.besides)) if rows.besides else None


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:NAMED]) + (" …" if len(names) > NAMED else "")
