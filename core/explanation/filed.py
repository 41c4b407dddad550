"""What files for a spreadsheet have in common: six digits that count, and the unit in the head of a column."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from core.evaluation.reading.example import MARK
from core.explanation.case import Case
from core.explanation.overall.sizes import unit_name
from core.messages import N_, Message

Cell = str | float | int

DIGITS = 6  # that count: as many as a float32 has

_SHARES: Mapping[str, str] = {
    "chance": N_("{what}, percentage points"),
    "log_odds": N_("{what}, log-odds"),
    "number": N_("{what}, in the unit of {target}"),
}
_OUTPUTS: Mapping[str, str] = {**_SHARES, "chance": N_("{what}, %")}


def share_head(case: Case, what: Message) -> Message:
    """Return the head of a column of shares, with their unit."""
    return Message.of(_SHARES[unit_name(case)], what=what, target=Message(case.run.data.card.target))


def output_head(case: Case, what: Message) -> Message:
    """Return the head of a column of what the model says, with its unit."""
    return Message.of(_OUTPUTS[unit_name(case)], what=what, target=Message(case.run.data.card.target))


def rounded(value: float | np.floating[Any]) -> float:
    """Return a number with the digits that count."""
    return float(f"{float(value):.{DIGITS}g}")


def csv_file(rows: Iterable[Sequence[Cell]]) -> bytes:
    """Write rows as CSV in UTF-8, with a mark so that Excel reads every language."""
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator="\r\n").writerows(rows)
    return (MARK + file.getvalue()).encode()
