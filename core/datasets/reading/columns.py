"""Which columns of a table can be learned from; the others are left out, and the user is told."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from core.datasets.dataset import DatasetError
from core.messages import N_, Message

MOST_LEVELS = 50
NAMED = 10
ROWS_FOR_ID = 20
PROSE_WORDS, PROSE_DIFFERS = 3, 0.9
IDS = r"(?i)(?:^|[\s_-])(?:id|uuid|guid|index|number|no)$|[a-z]I[dD]$|编号|序号|单号|证号|手机号|^unnamed"
HAN = r"[\u4e00-\u9fff]"
DATE = r"\d{1,4}[-/.年]\d{1,2}[-/.月]\d{1,4}日?(?:[ T]\d{1,2}:\d{2}.*)?"
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
    reasons = {str(name): reason(str(name), column) for name, column in frame.items()}
    kept = [name for name, why in reasons.items() if not why]
    if not kept:
        if "text" in reasons.values():
            raise DatasetError(
                N_("Every column to learn from is free text. Expected a number or a category in at least one.")
            )
        raise DatasetError(
            N_("No column to learn from is left: all are empty, dates, the same in every row, or different in each.")
        )
    notes = tuple(
        Message.of(sentence, names=_listed([name for name, why in reasons.items() if why == key]))
        for key, sentence in REASONS.items()
        if key in reasons.values()
    )
    return pd.DataFrame({name: _column(frame[name]) for name in kept}), notes


def _listed(names: list[str]) -> str:
    return ", ".join(names[:NAMED]) + (f", … ({len(names)})" if len(names) > NAMED else "")


def _column(column: "pd.Series[Any]") -> "pd.Series[Any]":
    return column if pd.api.types.is_numeric_dtype(column) else column.astype("category")


def reason(name: str, column: "pd.Series[Any]") -> str:
    """Return why a column can't be learned from, a key of `REASONS`; empty if it can."""
    values = column.dropna()
    different = values.nunique()
    if different < 2:
        return "constant" if different else "missing"
    each = different == len(values) and len(values) > ROWS_FOR_ID
    if pd.api.types.is_numeric_dtype(values):
        return "id" if each and _counts_rows(name, values) else ""
    if values.iloc[:MOST_LEVELS].str.fullmatch(DATE).all():
        return "date"
    if different >= PROSE_DIFFERS * len(values) and _words(values) >= PROSE_WORDS:
        return "text"
    if each:
        return "id"
    return "text" if different > MOST_LEVELS else ""


def _words(values: "pd.Series[Any]") -> float:
    """Return the mean number of words; two Chinese characters count as one."""
    some = values.iloc[:MOST_LEVELS]
    return float((some.str.count(r"\S+") + some.str.count(HAN) / 2).mean())


def _counts_rows(name: str, values: "pd.Series[Any]") -> bool:
    """Tell whether different numbers are only names of rows: whole, and called so or going up by one."""
    whole = bool((values % 1 == 0).all())
    return whole and (bool((values.diff().iloc[1:] == 1).all()) or bool(pd.Series([name]).str.contains(IDS).all()))
