"""Numbers as a few ranges with bounds that a user can read."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from core.messages import N_, Message

Words = Message | str
Floats = NDArray[np.float64]

RANGES = 4
LEAST_SHARE = 0.5  # of an even share, that a range keeps when its bounds are rounded
DIGITS = range(1, 5)  # significant ones of a rounded bound


def ranges(values: Floats) -> tuple[NDArray[np.int64], tuple[Words, ...]]:
    """Return the range (n,) of each of finite numbers (n,), and what users read for the ranges, of which none is empty.

    Four numbers at most are kept as they are; more of them are cut where about as many rows lie on either side.
    """
    known = _few(values)
    if known is not None:
        return np.searchsorted(known, values), tuple(map(_written, known))
    cuts = _cuts(values)
    return np.searchsorted(cuts, values, side="right"), _names(values, cuts)


def _few(values: Floats) -> Floats | None:
    """Return the distinct numbers where they are few."""
    # A glance at the first rows spares the sorting of a million numbers.
    if len(np.unique(values[:1000])) > RANGES:
        return None
    known = np.unique(values)
    return known if len(known) <= RANGES else None


def _cuts(values: Floats) -> Floats:
    """Return the numbers at which a new range begins, each above the lowest, in as few digits as will do."""
    shares = np.arange(1, RANGES) / RANGES
    exact: Floats = np.unique(np.quantile(values, shares, method="inverted_cdf"))
    exact = exact[exact > values.min()]
    if not len(exact):  # most rows have the lowest number
        return np.array([values[values > values.min()].min()])
    for digits in DIGITS:
        cuts = np.array([_rounded(cut, digits) for cut in exact])
        if _as_good(values, cuts, exact):
            return cuts
    return exact


def _as_good(values: Floats, cuts: Floats, exact: Floats) -> bool:
    if (np.diff(cuts) <= 0).any():
        return False
    now, before = (
        np.bincount(np.searchsorted(at, values, side="right"), minlength=len(at) + 1) for at in (cuts, exact)
    )
    return bool((now >= LEAST_SHARE * before).all() and (now > 0).all())


def _rounded(value: float, digits: int) -> float:
    return float(f"{value:.{digits - 1}e}")


def _names(values: Floats, cuts: Floats) -> tuple[Words, ...]:
    low, high = float(values.min()), float(values.max())
    if (values == np.floor(values)).all() and (cuts == np.floor(cuts)).all():
        return tuple(_whole(*ends) for ends in zip([low, *cuts], [*(cuts - 1), high], strict=True))
    first = Message.of(N_("under {high}"), high=_written(cuts[0]))
    last = Message.of(N_("{low} or more"), low=_written(cuts[-1]))
    return (first, *_between(cuts), last)


def _between(cuts: Floats) -> Sequence[Words]:
    text = N_("{low} to under {high}")
    return [Message.of(text, low=_written(low), high=_written(high)) for low, high in pairwise(cuts)]


def _whole(low: float, high: float) -> Words:
    if low >= high:
        return _written(low)
    return Message.of(N_("{low} to {high}"), low=_written(low), high=_written(high))


def _written(value: float) -> str:
    """Write a number in the digits it has; from 10,000 on with separators, which a year does without."""
    if value == np.floor(value) and abs(value) < 1e15:
        return f"{value:,.0f}" if abs(value) >= 10_000 else f"{value:.0f}"
    return f"{value:.4g}"
