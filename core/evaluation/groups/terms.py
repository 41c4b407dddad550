"""What thresholds for groups are looked for, and the best ones there are."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from core.decision import Decision
from core.evaluation.curve import Curve
from core.evaluation.drawn.tables import Floats, ratio
from core.evaluation.groups.gaps import gap_at
from core.evaluation.groups.judging import LEAST_OF, LEAST_ROWS
from core.evaluation.groups.parts import Parts
from core.evaluation.groups.search import Points, candidates, points_of, search
from core.evaluation.money.value import cases, handled, monthly_value
from core.evaluation.money.values import readable


@dataclass(frozen=True)
class Effort:
    """Say how hard is looked: `points` of all groups together for one share and for two, and `prices` of a flagged case."""

    points: tuple[int, int]
    prices: int


FULL, QUICK = Effort((600, 240), 7), Effort((240, 100), 4)
Thresholds = tuple[float, ...]


@dataclass(frozen=True, eq=False)
class Terms:
    """Hold what thresholds are looked for: the most money under a decision, shares at most `tolerance` apart."""

    parts: Parts
    decision: Decision
    tolerance: float
    effort: Effort = FULL

    @property
    def whole(self) -> Curve:
        """The curve of all rows."""
        assert isinstance(self.parts.whole, Curve)
        return self.parts.whole

    @property
    def curves(self) -> Sequence[Curve]:
        """The curve of each group."""
        return [piece for piece in self.parts.pieces if isinstance(piece, Curve)]

    def value(self, thresholds: Thresholds) -> float:
        """Return what thresholds are worth a month."""
        hits, alarms = self._counts(thresholds)
        return float(monthly_value(hits, alarms, self.whole.positives, self.whole.negatives, self.decision))

    def fits(self, thresholds: Thresholds) -> bool:
        """Tell whether people have time for all cases that are flagged."""
        hits, alarms = self._counts(thresholds)
        positive, negative = cases(self.whole.positives, self.whole.negatives, self.decision)
        return bool(handled(hits * positive + alarms * negative, self.decision) >= 1)

    def _counts(self, thresholds: Thresholds) -> tuple[Floats, Floats]:
        """Return the rows of class 1, and of class 0, that are flagged in all groups together."""
        ats = [curve.at(threshold) for curve, threshold in zip(self.curves, thresholds, strict=True)]
        return np.array(float(sum(at.hits for at in ats))), np.array(float(sum(at.false_alarms for at in ats)))

    def keeps(self, name: str, thresholds: Thresholds) -> bool:
        """Tell whether thresholds treat groups alike."""
        return gap_at(self.parts, name, thresholds) <= self.tolerance + 1e-9


def tried(terms: Terms, shares: Sequence[str], single: Thresholds) -> Iterator[Thresholds]:
    """Return what is best at one price of a flagged case after the other; small groups keep the threshold best for all.

    Where people have time for all flagged cases the groups' values add up, and the price is nothing. Where they haven't, a
    price makes flagged cases fewer: it is halved in on until they fit.
    """
    field = _field(terms, shares)
    low, high, price = 0.0, _highest_price(terms.decision), 0.0
    for _ in range(terms.effort.prices):
        own = _best_at(terms, field, price)
        if own is None:
            return
        thresholds = tuple(own.get(group, single[group]) for group in range(len(single)))
        yield thresholds
        fits = terms.fits(thresholds)
        if fits and price == 0:
            return
        low, high = (low, price) if fits else (price, high)
        price = (low + high) / 2


@dataclass(frozen=True, eq=False)
class _Field:
    """Hold the points of large groups by their number, and their shares of those that are bound to each other."""

    points: Mapping[int, Points]
    bound: Mapping[int, Floats]


def _field(terms: Terms, shares: Sequence[str]) -> _Field:
    large = [group for group, curve in enumerate(terms.curves) if curve.rows >= LEAST_ROWS]
    most = max(20, terms.effort.points[len(shares) > 1] // max(1, len(large)))
    points = {group: points_of(terms.curves[group], most) for group in large}
    if not shares:
        return _Field(points, {})
    measured = {group: _shares(terms.curves[group], points[group], shares) for group in large}
    return _Field(points, {group: each for group, each in measured.items() if np.isfinite(each).all(axis=0).any()})


def _best_at(terms: Terms, field: _Field, price: float) -> Mapping[int, float] | None:
    """Return the thresholds of large groups by their number; None where there are none."""
    worth = {group: _worth(terms, points, price) for group, points in field.points.items()}
    chosen = {group: int(np.argmax(each)) for group, each in worth.items()}
    if field.bound:
        groups = [candidates(shares, worth[group]) for group, shares in field.bound.items()]
        best = search(groups, terms.tolerance)
        if best is None:
            return None
        chosen |= dict(zip(field.bound, best, strict=True))
    return {group: _threshold(terms.curves[group], field.points[group], place) for group, place in chosen.items()}


def _highest_price(decision: Decision) -> float:
    values = decision.values
    return max(0.0, values.hit - values.miss, values.false_alarm - values.left_alone)


def _worth(terms: Terms, points: Points, price: float) -> Floats:
    positive, negative = cases(terms.whole.positives, terms.whole.negatives, terms.decision)
    values = terms.decision.values
    hit, alarm = values.hit - values.miss - price, values.false_alarm - values.left_alone - price
    worth: Floats = points.hits * positive * hit + points.false_alarms * negative * alarm
    return worth


def _shares(curve: Curve, points: Points, names: Sequence[str]) -> Floats:
    """Return shares (s, k) at every point of a group; nan where one rests on too few rows."""
    return np.array([_POINT_SHARES[name](curve, points) for name in names]).reshape(len(names), len(points.hits))


def _of(above: Floats, below: Floats | float) -> Floats:
    rows = np.broadcast_to(np.asarray(below, np.float64), above.shape)
    return ratio(above, np.where(rows < LEAST_OF, 0.0, rows))


_POINT_SHARES: Mapping[str, Callable[[Curve, Points], Floats]] = {
    "flagged": lambda curve, at: _of(at.hits + at.false_alarms, curve.rows),
    "recall": lambda curve, at: _of(at.hits, curve.positives),
    "false_alarms": lambda curve, at: _of(at.false_alarms, curve.negatives),
    "precision": lambda curve, at: _of(at.hits, at.hits + at.false_alarms),
}


def _threshold(curve: Curve, points: Points, place: int) -> float:
    """Return the shortest number that flags the same rows of a group."""
    threshold = float(points.thresholds[place])
    return threshold if math.isinf(threshold) else readable(curve, curve.place(threshold))
