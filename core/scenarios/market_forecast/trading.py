"""A simulated decision: hold oil for a week or not, each change of mind costs; beside holding all the time.

The price is a spot price: storage, interest and taxes are left out, and so is the spread between buying and selling.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.messages import N_, Message
from core.scenarios.market_forecast.asking import Arrays, Ints
from core.scenarios.market_forecast.measure import blocks
from core.scenarios.market_forecast.series import WEEK
from core.settings import Real

Floats = NDArray[np.float64]
BEGIN = 100.0  # dollars
YEAR = 52  # weeks
COST = Real(
    0.1,
    N_("Cost of a trade, % of the money"),
    N_("Paid whenever the rule buys or sells, e.g. 0.1 for a thousandth."),
    "decision",
    low=0.0,
    high=2.0,
)


@dataclass(frozen=True)
class Rule:
    """Describe a rule: texts are marked with `N_`; `holds(arrays, at)` says in which weeks (w,) it holds oil, 0 to 1."""

    label: str
    holds: Callable[[Arrays, Ints], Floats]


def _calm(arrays: Arrays, at: Ints) -> Floats:
    """Hold less when it is expected to be rough: as much as keeps the expected swings at what was usual before."""
    return np.asarray(np.minimum(1.0, np.exp(arrays["rough_mean"][at] - arrays["rough_net"][at])))


def _rose(arrays: Arrays, at: Ints) -> Floats:
    before = np.maximum(at - WEEK, 0)
    return np.asarray(arrays["price"][at] > arrays["price"][before], np.float64)


RULES: Mapping[str, Rule] = {
    "net": Rule(N_("Buy when the network says up"), lambda arrays, at: (arrays["rise_net"][at] > 0).astype(np.float64)),
    "rose": Rule(N_("Buy after a week that rose"), _rose),
    "calm": Rule(N_("Hold less when the network expects rough weeks"), _calm),
}


@dataclass(frozen=True, eq=False)
class Traded:
    """Hold what a rule made of `BEGIN` dollars, week by week.

    Parameters
    ----------
    money : array (w + 1,)
    gains : array (w,)
        Log return of each week after costs.
    trades : float
        How often all of the money was bought or sold.
    """

    money: Floats
    gains: Floats
    trades: float

    @property
    def swing(self) -> float:
        """Typical yearly swing: the standard deviation of weekly gains times the root of 52."""
        return float(self.gains.std(ddof=1) * np.sqrt(YEAR))

    @property
    def worst(self) -> float:
        """The largest fall from a high, as a share."""
        return float((1 - self.money / np.maximum.accumulate(self.money)).max())


def traded(arrays: Arrays, at: Ints, rule: str, cost: float) -> Traded:
    """Return what a rule makes of the money in some weeks, at a cost in percent of what is traded."""
    return of_holding(RULES[rule].holds(arrays, at), np.expm1(arrays["rise"][at]), cost)


def held(arrays: Arrays, at: Ints, cost: float) -> Traded:
    """Return what holding all the time makes of the money; it is bought once."""
    return of_holding(np.ones(len(at)), np.expm1(arrays["rise"][at]), cost)


def of_holding(holds: Floats, returns: Floats, cost: float) -> Traded:
    """Return what shares held (w,) make of the money, given simple returns (w,)."""
    changed = np.abs(np.diff(holds, prepend=0.0))
    gains = np.log1p(holds * returns) + np.log1p(-cost / 100 * changed)
    return Traded(BEGIN * np.exp(np.concatenate([[0.0], np.cumsum(gains)])), gains, float(changed.sum()))


def money_finding(rule: str, one: Traded, other: Traded) -> Message:
    """Say what became of the money, by the rule and by holding."""
    return Message.of(
        N_("{rule}: {begin:.0f} $ become {money:.0f} $ in {weeks} weeks; by holding, {held:.0f} $"),
        rule=Message(RULES[rule].label), begin=BEGIN, money=float(one.money[-1]), held=float(other.money[-1]), weeks=len(one.gains),
    )  # fmt: skip


def luck_words(one: Traded, other: Traded) -> Message:
    """Say whether the difference could be luck."""
    gap = one.gains - other.gains
    low, high = (float(np.expm1(end)) for end in np.quantile(gap[blocks(len(gap))].mean(axis=1), [0.025, 0.975]))
    text = _LUCK if low <= 0 <= high else _SURE
    return Message.of(
        text,
        low=low,
        high=high,
        trades=one.trades,
        swing=one.swing,
        other=other.swing,
        worst=one.worst,
        fall=other.worst,
    )


_LUCK = N_(
    "Against holding that is {low:+.2%} to {high:+.2%} a week (95 % interval over weeks): it may be luck. {trades:.0f} times the money was traded. It swings by {swing:.0%} a year (holding {other:.0%}) and falls by {worst:.0%} at worst ({fall:.0%})."
)
_SURE = N_("Against holding that is {low:+.2%} to {high:+.2%} a week (95 % interval over weeks) in these weeks, which were chosen afterwards. {trades:.0f} times the money was traded. It swings by {swing:.0%} a year (holding {other:.0%}) and falls by {worst:.0%} at worst ({fall:.0%}).")  # fmt: skip
