"""Rows of one kind, e.g. the false alarms, in the order of how sure the model was of them."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.evaluation.natural import frequency
from core.evaluation.wilson import wilson
from core.messages import N_, Message

Rows = NDArray[np.bool_]
Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Cell:
    """Describe rows of one kind; what takes time for a million rows is a function, called for the chosen kind only.

    Parameters
    ----------
    name : str
        The same at every threshold.
    label : Message
    count : int
        How many there are.
    wrong : bool
        Whether they are mistakes.
    rows, others : callable
        Which rows (n,) they are, and which others were as likely to become one: of the same class, and right.
    among : Message
        What a user calls both together.
    sure : callable
        How sure the model was of each row (n,), or how far off.
    finding : Message
        How many there are, of how many.
    surest : callable
        `surest(place)` says what the model said of a row.
    """

    name: str
    label: Message
    count: int
    wrong: bool
    rows: Callable[[], Rows]
    others: Callable[[], Rows]
    among: Message
    sure: Callable[[], Floats]
    finding: Message
    surest: Callable[[int], Message]


def surest_rows(cell: Cell, most: int | None = None) -> NDArray[np.int64]:
    """Return the places of a cell's rows, the surest first, at most so many; equally sure ones as in the table."""
    places = np.flatnonzero(cell.rows())
    sure = cell.sure()[places]
    if most is not None and most < len(places):
        least = np.partition(sure, len(sure) - most)[len(sure) - most]
        places, sure = places[sure >= least], sure[sure >= least]
    return places[np.argsort(-sure, kind="stable")][:most]


def surest_sentence(cell: Cell) -> Message | None:
    """Say what the model said of the row that it was surest of; None where there is none."""
    return cell.surest(int(surest_rows(cell, 1)[0])) if cell.count else None


def counted(text: str, count: int, of: int, **values: object) -> Message:
    """Fill a template with a count, its share of `of` rows as so many of 100, and the share's interval."""
    share = wilson(count, of)
    whole = frequency(share.value).of
    ends = {"low": round(share.low * whole), "high": round(share.high * whole)}
    return Message.of(text, count=count, of=whole, share=round(share.value * whole), **ends, **values)


def row_of(number: int) -> int:
    """Return what a user calls a row of a table: they are counted from 1."""
    return int(number) + 1


ALL = N_("all rows")
