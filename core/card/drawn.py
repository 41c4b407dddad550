"""Numbers as bars, before it is known on what they are drawn."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from core.card.numbers import told
from core.card.pieces import Number, Numbers
from core.charts.palette import BLUE, GREY, ORANGE
from core.messages import Translate, worded

NO_MODEL = "Without a model"


@dataclass(frozen=True)
class Bar:
    """Hold one bar; places are shares of the axis, from 0 to 1.

    Parameters
    ----------
    label, told : str
        What it is, and its value with its interval.
    start, end : float
        Where nothing is, and where the value is.
    low, high : float
        The interval; nan where there is none.
    color : str
        Blue, orange for less than nothing, grey for what needs no model.
    """

    label: str
    told: str
    start: float
    end: float
    low: float
    high: float
    color: str

    @property
    def has_interval(self) -> bool:
        """Whether there is an interval to draw."""
        return math.isfinite(self.low) and math.isfinite(self.high)


def bars(piece: Numbers, translate: Translate) -> tuple[Bar, ...]:
    """Return a bar for each number; numbers of one unit share an axis, which has 0 on it."""
    return tuple(_bar(number, piece, translate) for number in piece.numbers)


def _bar(number: Number, piece: Numbers, translate: Translate) -> Bar:
    least, most = axis([other for other in piece.numbers if other.unit == number.unit])
    zero, end, low, high = (
        min(1.0, max(0.0, (value - least) / (most - least))) if math.isfinite(value) else math.nan
        for value in (0.0, number.value, number.low, number.high)
    )
    end = end if math.isfinite(end) else zero
    return Bar(worded(number.label, translate), told(number, translate), zero, end, low, high, color(number, piece))


def axis(numbers: list[Number]) -> tuple[float, float]:
    """Return where an axis starts and ends: 0 to 1 for what lies between them, else as far as the intervals reach."""
    values = [value for number in numbers for value in _finite(number)]
    least, most = min([0.0, *values]), max([0.0, *values])
    if least == 0 and most <= 1 and all(number.unit in ("", "%") for number in numbers):
        return 0.0, 1.0
    return least, most if most > least else least + 1.0


def _finite(number: Number) -> Iterator[float]:
    yield from (value for value in (number.value, number.low, number.high) if math.isfinite(value))


def color(number: Number, piece: Numbers) -> str:
    """Return the colour of a number's bar."""
    if is_baseline(number, piece):
        return GREY
    return ORANGE if number.value < 0 else BLUE


def is_baseline(number: Number, piece: Numbers) -> bool:
    """Tell whether a number is what the others are compared with: the only ones with no interval, or called so."""
    if getattr(number.label, "template", number.label) == NO_MODEL:
        return True
    same = [other for other in piece.numbers if other.unit == number.unit]
    return not math.isfinite(number.low) and any(math.isfinite(other.low) for other in same)
