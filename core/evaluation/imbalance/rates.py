"""Scores at other base rates, by re-weighting.

How scores are spread within each class stays as it is, only how common the classes are changes (prior shift: Elkan 2001,
"The foundations of cost-sensitive learning", section 4). So recall and specificity don't move, and the rest follows from
them.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from core.evaluation.alerts import Outcome
from core.evaluation.drawn.choices import CHOICES
from core.evaluation.drawn.tables import Floats, Tables, ratio
from core.evaluation.intervals import Interval
from core.evaluation.resampling import interval

RATES = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99)
"""Base rates to choose from."""

SHOWN = ("accuracy", "precision", "recall", "f1", "balanced_accuracy")
REPLICATES = 4000

GRID: Floats = 1 / (1 + np.exp(-np.linspace(np.log(0.001 / 0.999), np.log(99.0), 121)))
"""Base rates to draw, at equal distances in log-odds, from 0.1 % to 99 %."""


@dataclass(frozen=True)
class AtRate:
    """Hold scores by name at one base rate: the model's with their 95 % intervals, and those of always saying no."""

    rate: float
    model: Mapping[str, Interval]
    always_no: Mapping[str, float]


def at_rate(outcome: Outcome, rate: float) -> AtRate:
    """Return the scores of what a threshold does, were class 1 as common as `rate`; there must be rows of both classes.

    Within each class rows are flagged or not, a share of which the beta distribution says how sure it is (Brown, Cai and
    DasGupta 2001, "Interval estimation for a binomial proportion", section 3.1.3, with Jeffreys' prior). No false alarm
    among 20 rows is then no promise that there will be none.
    """
    rng = np.random.default_rng(0)
    found = rng.beta(outcome.hits + 0.5, outcome.misses + 0.5, REPLICATES)
    vain = rng.beta(outcome.false_alarms + 0.5, outcome.left_alone + 0.5, REPLICATES)
    once, drawn = _of_counts(outcome.confusion.astype(np.float64)[None], rate), _tables(found, vain, rate)
    model = {name: _interval(CHOICES[name](once), CHOICES[name](drawn)) for name in SHOWN}
    nobody = _tables(0.0, 0.0, rate)
    return AtRate(rate, model, {name: float(CHOICES[name](nobody)[0]) for name in SHOWN})


def _interval(once: Floats, drawn: Floats) -> Interval:
    value = float(once[0])
    if math.isnan(value):
        return Interval(value)
    low, high = interval(drawn)
    return Interval(value, min(low, value), max(high, value))


def over_rates(outcome: Outcome, rates: ArrayLike = GRID) -> Mapping[str, Floats]:
    """Return name -> score (r,) at each base rate (r,), "always_no" being the accuracy of never flagging."""
    rates = np.asarray(rates, np.float64)
    tables = _of_counts(outcome.confusion.astype(np.float64)[None], rates)
    return {name: CHOICES[name](tables) for name in SHOWN} | {"always_no": 1 - rates}


def _of_counts(counts: Floats, rate: ArrayLike) -> Tables:
    shares = ratio(counts[:, :, 1], counts.sum(axis=2))
    return _tables(shares[:, 1], shares[:, 0], rate)


def _tables(found: ArrayLike, vain: ArrayLike, rate: ArrayLike) -> Tables:
    """Return the tables, each adding up to 1, of flagging these shares of class 1 and of class 0."""
    found, vain, rate = np.broadcast_arrays(*map(np.atleast_1d, (found, vain, rate)))
    parts = [(1 - rate) * (1 - vain), (1 - rate) * vain, rate * (1 - found), rate * found]
    return Tables(np.stack(parts, axis=1).reshape(-1, 2, 2))
