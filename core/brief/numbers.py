"""Numbers of a kept finding, made from what a page has measured."""

import math
from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.card.pieces import USUAL, Number, Word
from core.evaluation.intervals import Interval
from core.messages import Message

Graded = tuple[Word, float, float, float]  # label, value, low, high


def over_trainings(found: Mapping[str, ArrayLike], unit: str = "") -> tuple[Number, ...]:
    """Return the mean of each label's trainings with the lowest and the highest of them; labels are marked with `N_`.

    Examples
    --------
    >>> over_trainings({"CNN": [0.8, 0.9]}, "%")[0].low
    0.8
    """
    return tuple(_over(Message(label), np.asarray(values, float), unit) for label, values in found.items())


def shares(counts: Mapping[str, tuple[int, int]]) -> tuple[Number, ...]:
    """Return shares of counts, such as 3 of 20, with their 95 % intervals (Wilson); labels are marked with `N_`."""
    from core.evaluation.wilson import wilson

    return tuple(interval(Message(label), wilson(*pair), "%") for label, pair in counts.items())


def interval(label: Word, it: Interval, unit: str = "") -> Number:
    """Return a value with its interval."""
    return graded([(label, it.value, it.low, it.high)], unit)[0]


def graded(rows: Iterable[Graded], unit: str = "", span: str = USUAL) -> tuple[Number, ...]:
    """Return values with their ranges, which are what `span` says; one without bounds has none."""
    return tuple(_number(*row, unit, span) for row in rows)


def alone(values: Mapping[str, float], unit: str = "") -> tuple[Number, ...]:
    """Return values that have no interval; labels are marked with `N_`."""
    return tuple(Number(Message(label), float(value), unit=unit) for label, value in values.items())


def _over(label: Word, values: NDArray[np.float64], unit: str) -> Number:
    known = values[np.isfinite(values)]
    if not len(known):
        return Number(label, math.nan, unit=unit)
    return _number(label, known.mean(), known.min(), known.max(), unit, "tries")


def _number(label: Word, value: float, low: float, high: float, unit: str, span: str = USUAL) -> Number:
    bounded = math.isfinite(low) and math.isfinite(high)
    ends = (float(low), float(high)) if bounded else (math.nan, math.nan)
    return Number(label, float(value), *ends, unit=unit, span=span)
