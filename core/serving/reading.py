"""From the bytes of a request to rows of numbers, each mistake with a message of its own."""

import json
import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.messages import N_, Message
from core.serving.errors import RequestError
from core.serving.schema import MOST_NAMED, Column

MOST_BYTES = 2**20
MOST_ROWS = 1000
ROWS = "rows"
KINDS: Mapping[type, str] = {
    bool: N_("true/false {value}"),
    str: N_("text {value}"),
    int: N_("number {value}"),
    float: N_("number {value}"),
    list: N_("a list"),
    dict: N_("an object"),
}
LARGEST = float(np.finfo(np.float32).max)


def read_rows(body: bytes, columns: Sequence[Column]) -> NDArray[np.float32]:
    """Return the rows (n, d) of a request, in the data's own units; NaN where null was sent.

    Parameters
    ----------
    body : bytes
        JSON: `{"rows": [{"column": value, …}, …]}` and nothing beside, or the list alone.

    Raises
    ------
    RequestError
        400 for what is not JSON of that form, 413 for too much of it, 422 for columns and values that don't fit.
    """
    rows = _list(_parsed(body))
    return np.array([_row(number, row, columns) for number, row in enumerate(rows, 1)], np.float32)


def _parsed(body: bytes) -> Any:
    try:
        return json.loads(body.decode("utf-8"), parse_constant=_refuse_constant)
    except UnicodeDecodeError:
        raise RequestError(400, "not_utf8", N_("The body: expected text in UTF-8.")) from None
    except RecursionError:
        raise RequestError(
            400, "nested_too_deeply", N_("The body: its lists and objects are nested too deeply.")
        ) from None
    except ValueError as problem:
        if isinstance(problem, RequestError):
            raise
        raise RequestError(
            400, "not_json", N_("The body: expected JSON, received what can't be read as it ({place})."),
            place=str(problem)[:80],
        ) from None  # fmt: skip


def _refuse_constant(name: str) -> Any:
    raise RequestError(
        400, "not_json", N_("The body: expected JSON, which has no {name}; send null for a missing value."), name=name
    )


def _list(parsed: Any) -> Sequence[Any]:
    rows = _rows_of(parsed) if isinstance(parsed, Mapping) else parsed
    if not isinstance(rows, list):
        template = (
            N_('The body: expected {{"rows": [{{…}}, …]}}, received {received} for rows.')
            if isinstance(parsed, Mapping)
            else N_('The body: expected {{"rows": [{{…}}, …]}}, received {received}.')
        )
        raise RequestError(400, "not_a_list", template, received=_kind(rows))
    if not rows:
        raise RequestError(422, "empty_rows", N_("rows: expected at least one row, received none."))
    if len(rows) > MOST_ROWS:
        raise RequestError(
            413, "too_many_rows", N_("rows: expected at most {most:,} rows in one request, received {received:,}."),
            most=MOST_ROWS, received=len(rows),
        )  # fmt: skip
    return rows


def _rows_of(parsed: Mapping[str, Any]) -> Any:
    strange = [name for name in parsed if name != ROWS]
    if ROWS not in parsed:
        raise RequestError(400, "no_rows", N_('The body: expected {{"rows": [{{…}}, …]}}, received no rows.'))
    if strange:
        raise RequestError(
            400, "unknown_key", N_("The body: expected rows and nothing beside, received {name} too."),
            name=repr(strange[0])[:60],
        )  # fmt: skip
    return parsed[ROWS]


def _row(number: int, row: Any, columns: Sequence[Column]) -> list[float]:
    if not isinstance(row, Mapping):
        raise RequestError(
            422, "not_an_object", N_("Row {row}: expected an object of columns and values, received {received}."),
            row=number, received=_kind(row),
        )  # fmt: skip
    known = {column.name for column in columns}
    strange = [name for name in row if name not in known]
    if strange:
        raise RequestError(
            422, "unknown_column", N_("Row {row}: there is no column {name}. The columns are: {names}."),
            row=number, name=repr(strange[0])[:60], names=_listed([column.name for column in columns]),
        )  # fmt: skip
    return [_value(number, column, row) for column in columns]


def _value(number: int, column: Column, row: Mapping[str, Any]) -> float:
    if column.name not in row:
        if column.needed:
            raise RequestError(
                422, "missing_column", N_("Row {row}: the column {name} is missing."), row=number, name=column.name
            )
        return math.nan
    value = row[column.name]
    if value is None:
        return _gap(number, column)
    return _category(number, column, value) if column.categories else _number(number, column, value)


def _gap(number: int, column: Column) -> float:
    if column.needed and not column.gaps:
        raise RequestError(
            422, "null_not_allowed",
            N_("Row {row}, {name}: expected a value, received null; no row that the model learned from lacked it."),
            row=number, name=column.name,
        )  # fmt: skip
    return math.nan


def _category(number: int, column: Column, value: Any) -> float:
    if not isinstance(value, str):
        raise _wrong_type(number, column, N_("Row {row}, {name}: expected text, received {received}."), value)
    if value not in column.categories:
        raise RequestError(
            422, "unknown_category", N_("Row {row}, {name}: expected one of {names}, received {received}."),
            row=number, name=column.name, names=_listed(column.categories), received=repr(value)[:60],
        )  # fmt: skip
    return float(column.categories.index(value))


def _number(number: int, column: Column, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _wrong_type(number, column, N_("Row {row}, {name}: expected a number, received {received}."), value)
    if not abs(value) <= LARGEST:
        raise RequestError(
            422, "number_too_large", N_("Row {row}, {name}: the number is too large."), row=number, name=column.name
        )
    return float(value)


def _wrong_type(number: int, column: Column, template: str, value: Any) -> RequestError:
    return RequestError(422, "wrong_type", template, row=number, name=column.name, received=_kind(value))


def _kind(value: Any) -> Message:
    """Return what JSON calls a value, and the value where it is short."""
    if isinstance(value, bool | str | int | float):
        return Message.of(KINDS[type(value)], value=json.dumps(value, ensure_ascii=False)[:40])
    return Message(KINDS.get(type(value), N_("null")))


def _listed(names: Sequence[str]) -> str:
    more = len(names) - MOST_NAMED
    return ", ".join(names[:MOST_NAMED]) + (f", … (+{more})" if more > 0 else "")
