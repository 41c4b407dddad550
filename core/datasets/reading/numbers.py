"""From cells of text to numbers: decimal point or comma, thousands."""

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
import pandas as pd

from core.datasets.dataset import DatasetError
from core.messages import N_

Reading = Callable[["pd.Series[Any]"], "pd.Series[Any]"]
LARGEST = float(np.finfo(np.float32).max)
MISSING = (
    "", "NA", "N/A", "n/a", "#N/A", "NaN", "nan", "null", "NULL", "None", "?", "-", "#DIV/0!", "#NUM!", "#REF!", "#VALUE!",
)  # fmt: skip
PLAIN = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?"
INFINITE = r"[+-]?(?i:inf|infinity)"
# A group of thousands never starts with a nought: 0,123 is a fraction.
POINT = r"[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?"
COMMA = r"[+-]?(?:[1-9]\d{0,2}(?:[.\s]\d{3})+|\d*)(?:,\d+)?(?:[eE][+-]?\d+)?"


def _plain(text: "pd.Series[Any]") -> "pd.Series[Any]":
    return text


def _comma_thousands(text: "pd.Series[Any]") -> "pd.Series[Any]":
    whole = text.str.fullmatch(f"{POINT}|{PLAIN}|{INFINITE}", na=False)
    return text.where(whole).str.replace(",", "", regex=False)


def _decimal_comma(text: "pd.Series[Any]") -> "pd.Series[Any]":
    whole = text.str.fullmatch(f"{COMMA}|{INFINITE}", na=False)
    return text.where(whole).str.replace(r"[.\s]", "", regex=True).str.replace(",", ".", regex=False)


def typed(cells: pd.DataFrame, mark: str, first: int) -> pd.DataFrame:
    """Return columns as numbers where every cell can be read as one, else as text; gaps are missing values.

    Parameters
    ----------
    cells : DataFrame
        Texts as found.
    mark : str
        What separates the cells.
    first : int
        What a user calls the first row.

    Raises
    ------
    DatasetError
        When a number is infinite or beyond what a network can hold.
    """
    texts = {str(name): _with_gaps(column) for name, column in cells.items()}
    readings = _readings(texts.values(), mark)
    columns = {name: _numbers(text, readings) for name, text in texts.items()}
    for name, numbers in columns.items():
        if numbers is not None:
            _check_size(name, numbers, first)
    return pd.DataFrame({name: texts[name] if found is None else found for name, found in columns.items()})


def _with_gaps(cells: "pd.Series[Any]") -> "pd.Series[Any]":
    text = cells.str.strip().replace({"∞": "inf", "-∞": "-inf"})
    return text.mask(text.isin(MISSING))


def _readings(texts: Iterable["pd.Series[Any]"], mark: str) -> tuple[Reading, ...]:
    """Return the ways to read a table's numbers, best first: one column with a decimal comma speaks for all."""
    if any(_has_decimal_comma(text, mark) for text in texts):
        return _decimal_comma, _plain, _comma_thousands
    return _plain, _comma_thousands


def _has_decimal_comma(text: "pd.Series[Any]", mark: str) -> bool:
    if not text.str.contains(",", regex=False, na=False).any() or _numbers(text, (_decimal_comma,)) is None:
        return False
    # Where a semicolon separates, the comma is the decimal mark; elsewhere 1,234 is a thousand.
    return mark == ";" or _numbers(text, (_comma_thousands,)) is None


def _numbers(text: "pd.Series[Any]", readings: tuple[Reading, ...]) -> "pd.Series[Any] | None":
    """Return the numbers by the first way that reads every cell, or None."""
    for reading in readings:
        numbers = pd.to_numeric(reading(text), errors="coerce")
        if numbers.notna().sum() == text.notna().sum():
            return numbers
    return None


def _check_size(name: str, numbers: "pd.Series[Any]", first: int) -> None:
    too_large = np.flatnonzero(np.abs(numbers.to_numpy(np.float64, na_value=0.0)) > LARGEST)
    if len(too_large):
        raise DatasetError(
            N_("The column {name} holds infinity, or a number too large to learn from, in row {row:,}. Replace it by a "
               "number or leave the cell empty."),
            name=name,
            row=int(too_large[0]) + first,
        )  # fmt: skip
