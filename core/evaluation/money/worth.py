"""Is it worth money? The best threshold against what needs no model, and how sure that is."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from core.decision import Decision
from core.evaluation.drawn.tables import Floats
from core.evaluation.money.draws import curve_draws
from core.evaluation.money.rule import rule_of
from core.evaluation.money.value import monthly_value
from core.evaluation.money.values import readable, value_curve
from core.evaluation.predictions import Predictions
from core.evaluation.remembering import remembered
from core.evaluation.resampling import interval
from core.evaluation.versus import rounded_up
from core.messages import N_, Message

Kind = Literal["worth", "not", "unshown"]
REPLICATES = 2000
MOST_TIMES = 50  # the rows there are: to ask for more would help nobody


@dataclass(frozen=True)
class Money:
    """Hold an amount a month with its 95 % interval over other rows like these."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Rival:
    """Hold what acting without the model is worth.

    Parameters
    ----------
    name : str
        "none", "all" or "rule".
    label : Message
    money : Money
    by : Money
        How much more the model brings at its best threshold, its luck taken off.
    """

    name: str
    label: Message
    money: Money
    by: Money


@dataclass(frozen=True)
class Worth:
    """Hold whether predictions are worth money.

    Parameters
    ----------
    threshold : float
        The best one; infinite when acting on none is.
    low, high : float
        Where it lies on 95 of 100 samples like this one.
    money : Money
        At the best threshold, as measured.
    luck : float
        How much of that is owed to choosing the threshold on the very rows it is graded on: the optimism of Efron and
        Tibshirani, An Introduction to the Bootstrap (1993), section 17.6.
    rivals : tuple of Rival
    kind : str
        "worth" it by more than luck, "not" worth it, or "unshown" by so few rows.
    rows, rows_needed : int
        Graded, and how many would settle it if the difference is what it looks like; None where that can't be said.
    """

    threshold: float
    low: float
    high: float
    money: Money
    luck: float
    rivals: tuple[Rival, ...]
    kind: Kind
    rows: int
    rows_needed: int | None

    @property
    def best_rival(self) -> Rival:
        """The one that brings most without the model."""
        return max(self.rivals, key=lambda rival: rival.money.value)

    @property
    def expected(self) -> float:
        """What the best threshold brings, its luck taken off."""
        return self.money.value - self.luck


def worth(it: Predictions, decision: Decision) -> Worth:
    """Return what predictions of two classes are worth at their best threshold, beside acting without them.

    Raises
    ------
    ScoreError
        When the base rate asks for a class of which there is no row to go by.
    """
    return _worth(it, decision.stakes)


@remembered
def _worth(it: Predictions, decision: Decision) -> Worth:
    worths, curve = value_curve(it.curve, decision), it.curve
    threshold, luck = float(worths.thresholds[worths.best]), _luck(it, decision)
    flagged = it.y_prob[:, 1] >= threshold
    found = _replicates(it, flagged, decision)
    money = _money(float(worths.values[worths.best]), found["model"])
    rivals = tuple(
        Rival(name, label, _money(value, found[name]), _money(money.value - luck - value, found["model"] - found[name] - luck))
        for name, (label, value) in _without(it, decision).items()
    )  # fmt: skip
    best = max(rivals, key=lambda rival: rival.money.value)
    kind = _kind(best.by)
    ends = _threshold_ends(it, decision)
    shown = math.inf if math.isinf(threshold) else readable(curve, worths.best)
    needed = _rows_needed(best.by, it.n) if kind == "unshown" else None
    ends = min(ends[0], shown), max(ends[1], min(shown, 1.0))
    return Worth(shown, *ends, money, luck, rivals, kind, it.n, needed)


def _money(value: float, drawn: Floats) -> Money:
    return Money(value, *interval(drawn))


def _without(it: Predictions, decision: Decision) -> dict[str, tuple[Message, float]]:
    """Return name -> what a user calls it and its value, of every way to act without a model."""
    worths, rule = value_curve(it.curve, decision), rule_of(it)
    found = {"none": (Message(N_("Flag nobody")), worths.none), "all": (Message(N_("Flag everybody")), worths.all)}
    if rule is not None:
        flagged = rule.flagged(decision)
        hits, alarms = (np.array(np.count_nonzero(flagged & (it.y_true == c)), np.float64) for c in (1, 0))
        value = monthly_value(hits, alarms, it.curve.positives, it.curve.negatives, decision)
        found["rule"] = (Message.of(N_("Simple rule: {rule}"), rule=rule.said(decision)), float(value))
    return found


def _replicates(it: Predictions, flagged: NDArray[np.bool_], decision: Decision) -> Mapping[str, Floats]:
    """Return the value of the model and of all rivals, each (r,), on the same draws of the rows.

    All that counts of a row is its class, and whether model and rule flag it: so the rows are eight cells.
    """
    rule = rule_of(it)
    by_rule = rule.flagged(decision) if rule is not None else np.zeros(it.n, bool)
    cells = np.bincount(4 * (it.y_true == 1) + 2 * flagged + by_rule, minlength=8)
    drawn = np.random.default_rng(0).multinomial(it.n, cells / it.n, REPLICATES).reshape(-1, 2, 2, 2).astype(np.float64)
    positives, negatives = drawn[:, 1].sum(axis=(1, 2)), drawn[:, 0].sum(axis=(1, 2))
    found = {
        "model": (drawn[:, 1, 1].sum(axis=1), drawn[:, 0, 1].sum(axis=1)),
        "rule": (drawn[:, 1, :, 1].sum(axis=1), drawn[:, 0, :, 1].sum(axis=1)),
        "none": (0 * positives, 0 * negatives),
        "all": (positives, negatives),
    }
    return {name: monthly_value(*counts, positives, negatives, decision) for name, counts in found.items()}


def _luck(it: Predictions, decision: Decision) -> float:
    """Return by how much a threshold looks better on the rows it was chosen on than on those they were drawn from."""
    draws = curve_draws(it.curve)
    here = np.append(value_curve(it.curve, decision).values[draws.places], value_curve(it.curve, decision).none)
    there = draws.values(decision)
    there = there[np.isfinite(there).all(axis=1)]
    chosen = there.argmax(axis=1)
    gained = there.max(axis=1) - here[chosen] - (there - here).mean(axis=0)[chosen]
    return max(0.0, float(gained.mean())) if len(there) else 0.0


def _threshold_ends(it: Predictions, decision: Decision) -> tuple[float, float]:
    """Return between which thresholds the best one lies on 95 of 100 draws; 1 stands for acting on none."""
    draws = curve_draws(it.curve)
    there = draws.values(decision)
    there = there[np.isfinite(there).all(axis=1)]
    if not len(there):
        return math.nan, math.nan
    last = there.shape[1] - 1
    best = last - np.argmax(there[:, ::-1], axis=1)
    return interval(np.append(it.curve.thresholds[draws.places], 1.0)[best])


def _kind(by: Money) -> Kind:
    if by.low > 0:
        return "worth"
    return "not" if by.high <= 0 else "unshown"


def _rows_needed(by: Money, rows: int) -> int | None:
    """Return how many rows would make a difference of this size more than luck: its range shrinks with their root."""
    if by.value <= 0:
        return None
    return rounded_up(rows * (by.value - by.low) ** 2, by.value**2, MOST_TIMES * rows)
