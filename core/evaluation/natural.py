"""Numbers as a person can picture them: shares as 3 of 100, others with no more digits than they bear."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from core.evaluation.intervals import Interval
from core.messages import N_, Translate

MOST, FINEST = 1_000_000, 10_000
MOST_DECIMALS = 3  # in a table


@dataclass(frozen=True)
class Frequency:
    """Hold `count` of `of`."""

    count: int
    of: int


def frequency(share: float) -> Frequency:
    """Return a share as so many of 100; of more where it would look like none or like all, and is not.

    Examples
    --------
    >>> frequency(0.23), frequency(0.004)
    (Frequency(count=23, of=100), Frequency(count=4, of=1000))
    """
    of = 100
    while of < MOST and 0 < share < 1 and min(share, 1 - share) * of < 0.95:
        of *= 10
    return Frequency(round(share * of), of)


def percent(share: Frequency) -> str:
    """Write a share as so many percent, with the digits that it has.

    Examples
    --------
    >>> percent(frequency(0.23)), percent(frequency(0.004))
    ('23', '0.4')
    """
    return f"{100 * share.count / share.of:.10g}"


@dataclass(frozen=True)
class Range:
    """Hold `count` of `of`, `low` to `high` with its interval."""

    count: int
    low: int
    high: int
    of: int


def frequencies(share: Interval) -> Range:
    """Return a share with its interval as so many of 100; of more, up to 10,000, where its ends would look the same.

    Examples
    --------
    >>> frequencies(Interval(0.027, 0.024, 0.031))
    Range(count=27, low=24, high=31, of=1000)
    """
    of = frequency(share.value).of
    while of < FINEST and share.low < share.high and (share.high - share.low) * of < 1.5:
        of *= 10
    return Range(round(share.value * of), round(share.low * of), round(share.high * of), of)


def written_to(width: float, least: int = 0, most: int = 12) -> Callable[[float], str]:
    """Return how to write numbers of which a difference of `width` counts, with no digit that says less than that.

    Parameters
    ----------
    least, most : int
        Decimals there are at any rate, and at most.

    Examples
    --------
    >>> written_to(9.0)(44.13), written_to(0.05)(0.7312)
    ('44', '0.73')
    """
    known = math.isfinite(width) and width > 0
    decimals = min(max(least, math.ceil(0.3 - math.log10(width)) if known else 2), most)
    return lambda number: f"{number:z,.{decimals}f}"


def written_interval(score: Interval, translate: Translate, least: int = 2, percent: bool = False) -> str:
    """Write a score with its interval, as many digits as that bears; a dash where it is undefined."""
    if math.isnan(score.value):
        return "–"
    times = 100 if percent else 1
    shown = written_to(times * (score.high - score.low), least, MOST_DECIMALS)
    value, low, high = (shown(times * part) for part in (score.value, score.low, score.high))
    if math.isnan(score.low):
        return value
    return translate(N_("{value} ({low} to {high})")).format(value=value, low=low, high=high)
