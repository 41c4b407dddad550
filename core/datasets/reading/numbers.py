"""From cells of text to numbers: decimal point or comma, thousands."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from core.datasets.dataset import DatasetError
from core.messages import N_

Texts = "pd.Series[Any]"
LARGEST = float(np.finfo(np.float32).max)
MISSING = ("", "NA", "N/A", "n/a", "#N/A", "NaN", "nan", "null", "NULL", "None", "?", "-")
PLAIN = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?"


def _comma_thousands(text: "pd.Series[Any]") -> "pd.Series[Any]":
    whole = text.str.fullmatch(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|" + PLAIN, na=False)
    return text.where(whole).str.replace(",", "", regex=False)


def _decimal_comma(text: "pd.Series[Any]") -> "pd.Series[Any]":
    whole = text.str.fullmatch(r"[+-]?(?:\d{1,3}(?:\.\d{3})+|\d*)(?:,\d+)?(?:[eE][+-]?\d+)?", na=False)
    return text.where(whole).str.replace(".", "", regex=False).str.replace(",", ".", regex=False)


def typed(name: str, cells: "pd.Series[Any]", mark: str) -> "pd.Series[Any]":
    """Return a column as numbers where every cell can be read as one, else as text; gaps are missing values.

    Raises
    ------
    DatasetError
        When a number is infinite or beyond what a network can hold.
    """
    text = cells.str.strip()
    text = text.mask(text.isin(MISSING))
    # Where a semicolon separates, a comma is the decimal mark; elsewhere 1,234 is read as a thousand first.
    commas = (_decimal_comma, _comma_thousands) if mark == ";" else (_comma_thousands, _decimal_comma)
    readings: tuple[Callable[[pd.Series[Any]], pd.Series[Any]], ...] = (lambda column: column, *commas)
    for reading in readings:
        numbers = pd.to_numeric(reading(text), errors="coerce")
        if numbers.notna().sum() == text.notna().sum():
            _check_size(name, numbers)
            return numbers
    return text


def _check_size(name: str, numbers: "pd.Series[Any]") -> None:
    too_large = np.flatnonzero(np.abs(numbers.to_numpy(np.float64, na_value=0.0)) > LARGEST)
    if len(too_large):
        raise DatasetError(
            N_("The column {name} holds infinity, or a number too large to learn from, in row {row:,}. Replace it by a "
               "number or leave the cell empty."),
            name=name,
            row=int(too_large[0]) + 1,
        )  # fmt: skip
