"""What each policy comes to: money a month, what treating groups alike costs, and how far it holds on other rows."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from core.decision import Decision
from core.evaluation.curve import Curve
from core.evaluation.drawn.tables import Floats
from core.evaluation.groups.again import drawn_again
from core.evaluation.groups.gaps import ALIKE, gap_at
from core.evaluation.groups.parts import Parts
from core.evaluation.groups.policies import POLICIES
from core.evaluation.groups.terms import QUICK, Terms, Thresholds
from core.evaluation.money.value import monthly_value
from core.evaluation.money.worth import Money
from core.evaluation.remembering import remembered
from core.evaluation.resampling import interval

TOLERANCES = (0.01, 0.02, 0.05, 0.1)
TOLERANCE = 0.05
REPLICATES, AGAIN = 4000, 16
SURE = 1 - 0.05 / (len(POLICIES) - 1)  # of each cost: so that of all of them together none is wrong in 95 of 100 cases
LUCKLESS = 20_000  # rows from which on a handful of thresholds owes nothing to luck
FIXED, CHOSEN = "yours", "single"  # one threshold for all: as the user set it, and as these rows would have it


@dataclass(frozen=True)
class Luck:
    """Hold what thresholds owe to being judged by the rows they were chosen on.

    Parameters
    ----------
    money : float
        How much of what they seem to bring a month: the optimism of Efron and Tibshirani, An Introduction to the Bootstrap
        (1993), section 17.6.
    gaps : mapping
        Name in `ALIKE` -> the gap to expect on other rows.
    """

    money: float
    gaps: Mapping[str, float]


@dataclass(frozen=True)
class Plan:
    """Hold thresholds, and what follows from them.

    Parameters
    ----------
    name : str
        In `POLICIES`.
    thresholds : tuple of float, optional
        One a group; infinite where none of it is flagged; None where there are no thresholds of this kind.
    money, cost : Money
        What they should bring a month, their luck taken off, and how much less that is than the most of any plan; the
        interval of the cost allows for there being one of each plan (Bonferroni).
    gaps : mapping
        Name in `ALIKE` -> gap on these rows, nan where it can't be judged.
    beyond : mapping
        The same to be expected on other rows; nan too where nothing was chosen.
    """

    name: str
    thresholds: Thresholds | None
    money: Money
    cost: Money
    gaps: Mapping[str, float]
    beyond: Mapping[str, float]


NO_MONEY = Money(math.nan, math.nan, math.nan)
UNKNOWN: Mapping[str, float] = dict.fromkeys(ALIKE, math.nan)


def plans(parts: Parts, decision: Decision, tolerance: float = TOLERANCE) -> tuple[Plan, ...]:
    """Return a plan for every policy, in the order of `POLICIES`.

    Raises
    ------
    ScoreError
        When the base rate asks for a class of which there is no row to go by.
    """
    terms = Terms(parts, decision, tolerance)
    found = {**thresholds_of(parts, decision.stakes, tolerance), FIXED: POLICIES[FIXED].find(terms, ())}
    luck = dict(lucks(parts, decision.stakes, tolerance))
    luck[FIXED] = luck[CHOSEN] if _same(terms, found[FIXED], found[CHOSEN]) else Luck(0.0, UNKNOWN)
    expected = {name: terms.value(at) - luck[name].money for name, at in found.items() if at is not None}
    best = max(expected, key=lambda name: expected[name])
    return tuple(_plan(terms, name, found, luck, best) for name in POLICIES)


@remembered
def thresholds_of(parts: Parts, stakes: Decision, tolerance: float) -> Mapping[str, Thresholds | None]:
    """Return the thresholds of every policy, the user's own apart; None where there are none."""
    return _found(Terms(parts, stakes, tolerance))


def _found(terms: Terms) -> Mapping[str, Thresholds | None]:
    found: dict[str, Thresholds | None] = {}
    for name, policy in POLICIES.items():
        if name != FIXED:
            found[name] = policy.find(terms, [each for each in found.values() if each is not None])
    return found


@remembered
def lucks(parts: Parts, stakes: Decision, tolerance: float) -> Mapping[str, Luck]:
    """Choose thresholds on draws of the rows, and judge them by the rows themselves."""
    here, chosen = Terms(parts, stakes, tolerance), thresholds_of(parts, stakes, tolerance)
    if here.whole.rows >= LUCKLESS:
        return {name: Luck(0.0, _gaps(parts, thresholds)) for name, thresholds in chosen.items()}
    gained: dict[str, list[float]] = {name: [] for name in POLICIES}
    gaps: dict[str, list[Mapping[str, float]]] = {name: [] for name in POLICIES}
    for again in drawn_again(parts, AGAIN):
        there = Terms(again, stakes, tolerance, QUICK)
        for name, thresholds in _found(there).items():
            fixed = chosen[name]
            if thresholds is not None and fixed is not None:
                # What the same thresholds gain by a draw is nothing on average: taking it off leaves less noise.
                by_draw = there.value(fixed) - here.value(fixed)
                gained[name].append(there.value(thresholds) - here.value(thresholds) - by_draw)
                gaps[name].append(_gaps(parts, thresholds))
    return {name: Luck(max(0.0, _mean(gained[name] or [0.0])), _means(gaps[name])) for name in POLICIES}


def _gaps(parts: Parts, thresholds: Thresholds | None) -> Mapping[str, float]:
    return UNKNOWN if thresholds is None else {name: gap_at(parts, name, thresholds) for name in ALIKE}


def _means(rows: Sequence[Mapping[str, float]]) -> Mapping[str, float]:
    return {name: _mean([row[name] for row in rows]) for name in ALIKE}


def _mean(values: Sequence[float]) -> float:
    """Return the mean of those that are not nan."""
    known = [value for value in values if math.isfinite(value)]
    return float(np.mean(known)) if known else math.nan


def _same(terms: Terms, one: Thresholds | None, other: Thresholds | None) -> bool:
    """Tell whether two thresholds for everybody flag the same rows."""
    if one is None or other is None:
        return False
    return terms.whole.place(one[0]) == terms.whole.place(other[0])


def _plan(terms: Terms, name: str, found: Mapping[str, Thresholds | None], luck: Mapping[str, Luck], best: str) -> Plan:
    thresholds, most = found[name], found[best]
    if thresholds is None or most is None:
        return Plan(name, None, NO_MONEY, NO_MONEY, UNKNOWN, UNKNOWN)
    drawn, most_drawn = _replicates(terms, thresholds, most)
    own, other = luck[name].money, luck[best].money
    value, most_value = terms.value(thresholds), terms.value(most)
    money = _less(Money(value, *interval(drawn)), own)
    cost = _less(Money(most_value - value, *interval(most_drawn - drawn, SURE)), other - own)
    return Plan(name, thresholds, money, cost, _gaps(terms.parts, thresholds), luck[name].gaps)


def _less(money: Money, by: float) -> Money:
    return replace(money, value=money.value - by, low=money.low - by, high=money.high - by)


def _replicates(terms: Terms, one: Thresholds, other: Thresholds) -> tuple[Floats, Floats]:
    """Return what two sets of thresholds are worth (r,) each on the same draws of the rows.

    All that counts of a row is its class, and which of the two flag it: so the rows are eight cells.
    """
    cells = sum(_cells(*each) for each in zip(terms.curves, one, other, strict=True))
    rows = int(np.sum(cells))
    drawn = np.random.default_rng(0).multinomial(rows, np.ravel(cells) / rows, REPLICATES)
    drawn = drawn.reshape(-1, 2, 2, 2).astype(np.float64)
    negatives, positives = drawn.sum(axis=(2, 3)).T
    sides = drawn[:, :, 1, :].sum(axis=2), drawn[:, :, :, 1].sum(axis=2)
    values = [monthly_value(side[:, 1], side[:, 0], positives, negatives, terms.decision) for side in sides]
    return values[0], values[1]


def _cells(curve: Curve, one: float, other: float) -> Floats:
    """Return the rows (2, 2, 2) by their class, by whether `one` flags them, and by whether `other` does."""
    by_one, by_other, by_both = (_flagged(curve, threshold) for threshold in (one, other, max(one, other)))
    rows = np.array([curve.negatives, curve.positives], np.float64)
    none = rows - by_one - by_other + by_both
    return np.stack([none, by_other - by_both, by_one - by_both, by_both], axis=1).reshape(2, 2, 2)


def _flagged(curve: Curve, threshold: float) -> Floats:
    at = curve.at(threshold)
    return np.array([at.false_alarms, at.hits], np.float64)
