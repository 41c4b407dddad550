"""The threshold of each group that together are worth most while shares stay near each other.

A share that differs by at most so much lies, in all groups, in one window of that width. So every window is tried that
begins at a share of one of the groups; in it each group takes its own best threshold. With two shares it is every pair of
windows. Hardt, Price and Srebro 2016, "Equality of opportunity in supervised learning", section 4, look for the same
points, on ROC curves.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from core.evaluation.curve import Curve
from core.evaluation.drawn.tables import Floats

ROUNDING = 1e-12

Places = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Points:
    """Hold what thresholds of one group would do, the highest first; the first one flags none.

    Parameters
    ----------
    thresholds, hits, false_alarms : array (k,)
    """

    thresholds: Floats
    hits: Floats
    false_alarms: Floats


def points_of(curve: Curve, most: int) -> Points:
    """Return thresholds of a curve, at most about as many, between which there are about as many rows each."""
    m = len(curve.thresholds)
    places = np.arange(m)
    if m > most:
        wanted = np.linspace(curve.rows, 0, most, endpoint=False)
        flagged = curve.hits + curve.false_alarms
        places = np.unique(np.searchsorted(-flagged, -wanted).clip(0, m - 1))
    thresholds, hits, alarms = (part[places][::-1] for part in (curve.thresholds, curve.hits, curve.false_alarms))
    return Points(np.append(np.inf, thresholds), np.append(0.0, hits), np.append(0.0, alarms))


@dataclass(frozen=True, eq=False)
class Candidates:
    """Hold the points of one group that may be chosen.

    Parameters
    ----------
    places : array (k,)
        Their numbers, in an order in which every share rises.
    shares : array (s, k)
        The shares that are to be near those of the other groups.
    values : array (k,)
        What each is worth.
    """

    places: Places
    shares: Floats
    values: Floats


def candidates(shares: Floats, values: Floats) -> Candidates:
    """Put points into an order in which shares (s, k) rise, leaving out those with a share that can't be judged (nan).

    Two shares have to rise together, as those of flagged rows do with a falling threshold.
    """
    order = np.argsort(shares[0], kind="stable") if len(shares) == 1 else np.arange(shares.shape[1])
    order = order[np.isfinite(shares[:, order]).all(axis=0)]
    return Candidates(order, shares[:, order], values[order])


def search(groups: Sequence[Candidates], tolerance: float) -> tuple[int, ...] | None:
    """Return the point of each group with which the sum of values is highest and no share differs by more than allowed.

    Returns
    -------
    tuple of int, optional
        A number of a point for each group; None where there is no such choice.
    """
    if any(not len(group.places) for group in groups):
        return None
    starts = [np.unique(np.concatenate(each)) for each in zip(*(group.shares for group in groups), strict=True)]
    total = np.zeros([len(each) for each in starts])
    spans = [_spans(group, starts, tolerance) for group in groups]
    for group, (first, last) in zip(groups, spans, strict=True):
        total += _best_within(group.values)[first, last]
    if not np.isfinite(total.max()):
        return None
    window = np.unravel_index(int(total.argmax()), total.shape)
    return tuple(
        _best(group, int(first[window]), int(last[window])) for group, (first, last) in zip(groups, spans, strict=True)
    )


def _spans(group: Candidates, starts: Sequence[Floats], tolerance: float) -> tuple[Places, Places]:
    """Return the first and the last point of a group in each combination of windows; last < first where none is."""
    firsts = [np.searchsorted(share, at) for share, at in zip(group.shares, starts, strict=True)]
    ends = [np.searchsorted(share, at + tolerance + ROUNDING, "right") - 1 for share, at in zip(group.shares, starts, strict=True)]  # fmt: skip
    first, last = reduce(np.maximum, np.ix_(*firsts)), reduce(np.minimum, np.ix_(*ends))
    return np.minimum(first, len(group.places) - 1), np.where(first < len(group.places), last, -1)


def _best_within(values: Floats) -> Floats:
    """Return the highest value from each place to each other (k, k + 1); minus infinity from one to an earlier one.

    The last column, which is also number -1, is that of an empty span.
    """
    k = len(values)
    upper = np.where(np.arange(k) >= np.arange(k)[:, None], values, -np.inf)
    return np.column_stack([np.maximum.accumulate(upper, axis=1), np.full(k, -np.inf)])


def _best(group: Candidates, first: int, last: int) -> int:
    return int(group.places[first + int(np.argmax(group.values[first : last + 1]))])
