"""Which columns of a table can be learned from; the others are left out, and the user is told."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from core.datasets.dataset import DatasetError
from core.messages import N_, Message

MOST_LEVELS = 50
REASONS: Mapping[str, str] = {
    "missing": N_("Left out {names}: no value in any row."),
    "constant": N_("Left out {names}: the same in every row."),
    "id": N_("Left out {names}: different in every row, like a customer number."),
    "date": N_("Left out {names}: a date. Turn it into a number, such as days since the first purchase."),
    "text": N_("Left out {names}: free text, or more than 50 different values."),
}


def usable(frame: pd.DataFrame) -> tuple[pd.DataFrame, tuple[Message, ...]]:
    """Return the columns to learn from, text as categories, and a note for each reason to leave others out.

    Raises
    ------
    DatasetError
        When none is left.
    """
    reasons = {str(name): _reason(column) for name, column in frame.items()}
    kept = [name for name, reason in reasons.items() if not reason]
    if not kept:
        if "text" in reasons.values():
            raise DatasetError(
                N_("Every column to learn from is free text. Expected a number or a category in at least one.")
            )
        raise DatasetError(
            N_("No column to learn from is left: all are empty, the same in every row, or different in every row.")
        )
    notes = tuple(
        Message.of(sentence, names=", ".join(n for n, r in reasons.items() if r == reason))
        for reason, sentence in REASONS.items()
        if reason in reasons.values()
    )
    return pd.DataFrame({name: _column(frame[name]) for name in kept}), notes


def _column(column: "pd.Series[Any]") -> "pd.Series[Any]":
    return column if pd.api.types.is_numeric_dtype(column) else column.astype("category")


def _reason(column: "pd.Series[Any]") -> str:
    values = column.dropna()
    if values.empty:
        return "missing"
    different = values.nunique()
    if different == 1:
        return "constant"
    numeric = pd.api.types.is_numeric_dtype(values)
    all_different = different == len(values) and len(values) > 20
    if numeric:
        return "id" if all_different and _steps_by_one(values) else ""
    if _is_date(values):
        return "date"
    if all_different and values.str.len().max() <= 40:
        return "id"
    return "text" if different > MOST_LEVELS or all_different else ""


def _steps_by_one(values: "pd.Series[Any]") -> bool:
    return bool((values.sort_values().diff().dropna() == 1).all())


def _is_date(values: "pd.Series[Any]") -> bool:
    sample = values.iloc[:50].astype(str)
    shape = sample.str.match(r"^\d{1,4}[-/.年]\d{1,2}[-/.月]\d{1,4}")
    return bool(shape.all())
