"""Predicted numbers that are too high, and too low, the farthest off first."""

import math
from collections.abc import Mapping
from functools import partial

import numpy as np

from core.evaluation.cells.cell import ALL, Cell, Floats, Rows, counted, row_of
from core.evaluation.predictions import Predictions
from core.messages import N_, Message

MOST_DECIMALS = 6
SIDES: Mapping[str, tuple[int, str, str]] = {
    "over": (
        1,
        N_("Predicted too high"),
        N_("Predicted too high: {count:,}, or {share:,} of {of:,} rows ({low:,} to {high:,} with other rows like these); half of them by {half} or more"),
    ),
    "under": (
        -1,
        N_("Predicted too low"),
        N_("Predicted too low: {count:,}, or {share:,} of {of:,} rows ({low:,} to {high:,} with other rows like these); half of them by {half} or more"),
    ),
}  # fmt: skip


def off_cells(it: Predictions, threshold: float) -> list[Cell]:
    """Return the two sides of predicted numbers; exact ones are on none."""
    off = off_by(it)
    return [_side(it, off, name, *side) for name, side in SIDES.items()]


def off_by(it: Predictions) -> Floats:
    """Return by how much each prediction (n,) is too high."""
    return np.asarray(it.y_prob[:, 0] - it.y_true, np.float64)


def _side(it: Predictions, off: Floats, name: str, sign: int, label: str, text: str) -> Cell:
    beyond = np.abs(off[sign * off > 0])
    half = short(float(np.median(beyond))) if len(beyond) else short(0.0)
    return Cell(
        name=name,
        label=Message(label),
        count=len(beyond),
        wrong=True,
        rows=partial(_rows, it, sign),
        others=lambda: ~_rows(it, sign),
        among=Message(ALL),
        sure=lambda: np.abs(off_by(it)),
        finding=counted(text, len(beyond), it.n, half=half),
        surest=partial(_surest, it),
    )


def _rows(it: Predictions, sign: int) -> Rows:
    return np.asarray(sign * off_by(it) > 0)


def _surest(it: Predictions, place: int) -> Message:
    said, true = float(it.y_prob[place, 0]), float(it.y_true[place])
    return Message.of(
        N_("The farthest off is row {row:,}: predicted {said}, in truth {true}."),
        row=row_of(it.rows[place]),
        said=short(said),
        true=short(true),
    )


def short(number: float) -> str:
    """Write a number with three digits that count, and all before the point."""
    if not math.isfinite(number) or number == 0:
        return f"{number:g}"
    decimals = 2 - math.floor(math.log10(abs(number)))
    if decimals > MOST_DECIMALS:
        return f"{number:.3g}"
    text = f"{number:,.{max(decimals, 0)}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
