"""A worked example of cross-entropy, row by row, with the sum that belongs to it and what forgets half of it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.messages import N_, Message, UserError

Values = NDArray[np.float64]

LABELS, CHANCES = (1, 0, 1, 0), (0.2, 0.8, 0.9, 0.1)  # of the article, section 4.1.3
CLAIMED = 2.19  # what the article says that they give
MOST = 12  # rows


@dataclass(frozen=True)
class Rows:
    """Hold labels, 0 or 1, and the predicted chance of a 1, strictly between."""

    labels: tuple[int, ...] = LABELS
    chances: tuple[float, ...] = CHANCES

    @property
    def parts(self) -> Values:
        """Return the binary cross-entropy (n,) of each row."""
        y, p = np.array(self.labels, np.float64), np.array(self.chances)
        return np.asarray(-(y * np.log(p) + (1 - y) * np.log1p(-p)))

    @property
    def half(self) -> float:
        """Return the sum by the formula without its second term, -Σ y ln p: rows labelled 0 count for nothing."""
        return math.fsum(-math.log(p) for y, p in zip(self.labels, self.chances, strict=True) if y)

    @property
    def total(self) -> float:
        """Return the sum over the rows."""
        return float(self.parts.sum())

    @property
    def mean(self) -> float:
        """Return the average over the rows: what Keras reports."""
        return float(self.parts.mean())


def read(labels: Sequence[object], chances: Sequence[object]) -> Rows:
    """Return rows as typed; raise `UserError` that names the first that can't be used."""
    if not 1 <= len(labels) <= MOST:
        raise UserError(N_("Rows: expected 1 to {most}, received {n}."), most=MOST, n=len(labels))
    return Rows(
        tuple(_label(i, value) for i, value in enumerate(labels, 1)),
        tuple(_chance(i, value) for i, value in enumerate(chances, 1)),
    )


def _number(value: object) -> float:
    try:
        return float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return math.nan


def _label(row: int, value: object) -> int:
    number = _number(value)
    if number not in (0, 1):
        raise UserError(N_("Row {row}, label: expected 0 or 1, received {value}."), row=row, value=_shown(value))
    return int(number)


def _chance(row: int, value: object) -> float:
    number = _number(value)
    if not 0 < number < 1:
        text = N_("Row {row}, predicted chance: expected a number above 0 and below 1, received {value}.")
        raise UserError(text, row=row, value=_shown(value))
    return number


def _shown(value: object) -> Message | str:
    empty = value is None or (isinstance(value, float) and math.isnan(value))
    return Message(N_("an empty cell")) if empty else repr(value)[:30]


def worked_finding(it: Rows) -> Message:
    """Say which row is blamed most, or which rows are."""
    parts = it.parts.round(9)
    worst = int(parts.argmax())
    alike = [row for row, part in enumerate(parts, 1) if part == parts[worst]]
    if len(alike) > 1:
        return _alike(it, alike)
    text = N_(
        "Row {row} is blamed most: {part:.2f} of {total:.2f} in all, as it gave the truth a chance of only {chance:.1%}"
    )
    fine = N_("Row {row} is blamed most, and yet only {part:.2f} of {total:.2f} in all: it gave the truth a chance of {chance:.1%}")  # fmt: skip
    chance = math.exp(-float(it.parts[worst]))
    return Message.of(
        text if chance < 0.5 else fine, row=worst + 1, part=float(it.parts[worst]), total=it.total, chance=chance
    )  # fmt: skip


def _alike(it: Rows, rows: Sequence[int]) -> Message:
    """Say which rows share the first place."""
    part = float(it.parts[rows[0] - 1])
    facts = {
        "part": part,
        "total": it.total,
        "chance": math.exp(-part),
        "n": len(rows),
        "row": rows[0],
        "other": rows[-1],
    }
    if len(rows) > 2:
        return Message.of(N_("{n} rows are blamed most, {part:.2f} each of {total:.2f} in all: each gave the truth a chance of {chance:.1%}"), **facts)  # fmt: skip
    return Message.of(N_("Rows {row} and {other} are blamed most, {part:.2f} each of {total:.2f} in all: both gave the truth a chance of {chance:.1%}"), **facts)  # fmt: skip


def totals_sentence(it: Rows) -> Message:
    """Say sum and average."""
    text = N_("Binary cross-entropy: {total:.4f} in sum, {mean:.4f} on average over {n} rows (what Keras and scikit-learn report).")  # fmt: skip
    return Message.of(text, total=it.total, mean=it.mean, n=len(it.labels))


def half_sentence(it: Rows) -> Message:
    """Say what the formula without its second term gives."""
    text = N_("The formula printed in the article, −Σ y ln ŷ, leaves out the rows labelled 0 and gives {half:.4f}.")
    return Message.of(text, half=it.half)


def claim_sentence(it: Rows) -> Message | None:
    """Say what the article has for its own rows; None for others."""
    if it != Rows():
        return None
    text = N_("The article says about {claimed:.2f}, which neither formula gives.")
    return Message.of(text, claimed=CLAIMED)
