"""Scores of one group with how sure they are, and the difference of two groups' scores.

No draws of rows where a formula does as well: the interval of a share of few rows from draws of them has no width at all
when the share is 0 or 1, just where it is least sure.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from statistics import NormalDist
from typing import Protocol

import numpy as np

from core.evaluation.drawn.tables import Floats

LEVEL = 0.95
UNKNOWN = (math.nan, math.nan)

Ends = tuple[float, float]


class Estimate(Protocol):
    """A score, nan where it is undefined, with its interval at any level; `of` is how many rows it rests on."""

    @property
    def value(self) -> float: ...

    @property
    def of(self) -> int: ...

    def interval(self, level: float = LEVEL) -> Ends: ...


@dataclass(frozen=True)
class Share:
    """Hold how many of so many; its interval is Wilson's.

    Wilson 1927, "Probable inference, the law of succession, and statistical inference"; for few rows recommended by
    Brown, Cai and DasGupta 2001, "Interval estimation for a binomial proportion".
    """

    count: float
    of: int

    @property
    def value(self) -> float:
        return self.count / self.of if self.of else math.nan

    def interval(self, level: float = LEVEL) -> Ends:
        if not self.of:
            return UNKNOWN
        z2, p, n = _quantile(level) ** 2, self.value, self.of
        middle = (p + z2 / (2 * n)) / (1 + z2 / n)
        half = math.sqrt(z2 * (p * (1 - p) / n + z2 / (4 * n * n))) / (1 + z2 / n)
        return min(p, max(0.0, middle - half)), max(p, min(1.0, middle + half))


@dataclass(frozen=True)
class Average:
    """Hold the mean of numbers and their standard deviation (of n - 1); its interval is Student's."""

    value: float
    deviation: float
    of: int
    least: float = -math.inf

    def interval(self, level: float = LEVEL) -> Ends:
        from scipy.special import stdtrit

        if self.of < 2:
            return UNKNOWN
        half = float(stdtrit(self.of - 1, (1 + level) / 2)) * self.deviation / math.sqrt(self.of)
        return max(self.least, self.value - half), self.value + half


@dataclass(frozen=True)
class Area:
    """Hold an area under a ROC curve of so many rows of each class.

    Its interval holds the areas from which the measured one is not further away than luck takes it: Newcombe 2006,
    "Confidence intervals for an effect size measure based on the Mann-Whitney statistic. Part 2", method 5.
    """

    value: float
    positives: int
    negatives: int

    @property
    def of(self) -> int:
        return min(self.positives, self.negatives)

    def interval(self, level: float = LEVEL) -> Ends:
        if not math.isfinite(self.value):
            return UNKNOWN
        z = _quantile(level)
        low = _crossing(lambda area: self.value - area - z * self._error(area), 0.0, self.value)
        high = _crossing(lambda area: self.value - area + z * self._error(area), self.value, 1.0)
        return low, high

    def _error(self, area: float) -> float:
        pairs, half = self.positives * self.negatives, (self.positives + self.negatives) / 2 - 1
        spread = 1 + half * (1 - area) / (2 - area) + half * area / (1 + area)
        return math.sqrt(area * (1 - area) * spread / pairs)


@dataclass(frozen=True)
class Bent:
    """Hold a rising function of another estimate."""

    inner: Estimate
    bend: Callable[[float], float]

    @property
    def value(self) -> float:
        return self.bend(self.inner.value)

    @property
    def of(self) -> int:
        return self.inner.of

    def interval(self, level: float = LEVEL) -> Ends:
        low, high = self.inner.interval(level)
        return self.bend(low), self.bend(high)


@dataclass(frozen=True)
class Middle:
    """Hold the mean of two estimates from different rows."""

    one: Estimate
    other: Estimate

    @property
    def value(self) -> float:
        return (self.one.value + self.other.value) / 2

    @property
    def of(self) -> int:
        return min(self.one.of, self.other.of)

    def interval(self, level: float = LEVEL) -> Ends:
        (low, high), (other_low, other_high) = self.one.interval(level), self.other.interval(level)
        down = math.hypot(self.one.value - low, self.other.value - other_low) / 2
        up = math.hypot(high - self.one.value, other_high - self.other.value) / 2
        return self.value - down, self.value + up


@dataclass(frozen=True, eq=False)
class Drawn:
    """Hold a score and what it is for other rows like these (r,)."""

    value: float
    of: int
    draws: Floats

    def interval(self, level: float = LEVEL) -> Ends:
        if not math.isfinite(self.value):
            return UNKNOWN
        low, high = np.quantile(self.draws, [(1 - level) / 2, (1 + level) / 2])
        return min(self.value, float(low)), max(self.value, float(high))


def difference(one: Estimate, other: Estimate, level: float = LEVEL) -> Ends:
    """Return the interval of `one` less `other`, two estimates from different rows.

    Zou and Donner 2008, "Construction of confidence limits about effect measures: a general approach", equation 8; of
    shares it is Newcombe's (1998, "Interval estimation for the difference between independent proportions", method 10).
    """
    (low, high), (other_low, other_high) = one.interval(level), other.interval(level)
    apart = one.value - other.value
    down = math.hypot(one.value - low, other_high - other.value)
    up = math.hypot(high - one.value, other.value - other_low)
    return apart - down, apart + up


def _quantile(level: float) -> float:
    return NormalDist().inv_cdf((1 + level) / 2)


def _crossing(falling: Callable[[float], float], low: float, high: float) -> float:
    """Return where a function that is above 0 at `low` and below it at `high` crosses it."""
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (middle, high) if falling(middle) > 0 else (low, middle)
    return (low + high) / 2
