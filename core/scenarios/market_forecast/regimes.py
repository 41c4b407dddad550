"""A change of regime: the same forecasts in the year before and while something that has not been seen happens."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.evaluation.groups.estimates import Share
from core.messages import N_, Message
from core.scenarios.market_forecast.asking import inside
from core.scenarios.market_forecast.measure import blocks, ends
from core.scenarios.market_forecast.skill import scored

Arrays = Mapping[str, Any]
Values = tuple[float, float, float]
YEAR = 365  # days before the change that are compared with


@dataclass(frozen=True)
class Regime:
    """Describe a change; `label` is marked with `N_`, from its first to its last day."""

    label: str
    first: str
    last: str


REGIMES: Mapping[str, Regime] = {
    "crash": Regime(N_("The crash of 2008"), "2008-07-14", "2009-03-31"),
    "glut": Regime(N_("The fall of 2014 to 2016"), "2014-10-01", "2016-02-29"),
    "gulf": Regime(N_("The Gulf War, 1990 and 1991"), "1990-08-02", "1991-02-28"),
}


@dataclass(frozen=True)
class During:
    """Hold what was measured in some weeks.

    Parameters
    ----------
    label : Message
    error, naive, rough : tuple of float
        Value, low, high: mean error of the network and of the naive forecast in percent of the price, and of the log volatility.
    scaled, same : Share
        Weeks inside the interval that follows the swings, and inside the one of always the same width.
    """

    label: Message
    error: Values
    naive: Values
    rough: Values
    scaled: Share
    same: Share


def compared(arrays: Arrays, name: str) -> tuple[During, During]:
    """Return what was measured in the year before a change and while it lasted."""
    regime = REGIMES[name]
    first, last = np.datetime64(regime.first, "D"), np.datetime64(regime.last, "D")
    days = arrays["day"][scored(arrays)].astype("datetime64[D]")
    return (
        _during(arrays, Message(N_("The year before")), (days >= first - YEAR) & (days < first)),
        _during(arrays, Message(regime.label), (days >= first) & (days <= last)),
    )


def _during(arrays: Arrays, label: Message, where: NDArray[np.bool_]) -> During:
    at = scored(arrays)[where]
    net, naive = (np.abs(np.expm1(arrays["rise"][at] - arrays[f"rise_{one}"][at])) for one in ("net", "naive"))
    rough = np.abs(arrays["rough"][at] - arrays["rough_net"][at])
    kept = [Share(int(inside(arrays, at, same).sum()), len(at)) for same in (False, True)]
    return During(label, _mean(net), _mean(naive), _mean(rough), kept[0], kept[1])


def _mean(values: NDArray[np.float64]) -> Values:
    return float(values.mean()), *ends(values[blocks(len(values))].mean(axis=1))


def regime_finding(pair: tuple[During, During]) -> Message:
    """Say what the change does to errors and to the intervals."""
    before, then = pair
    return Message.of(
        N_("The network's error goes from {before:.1%} to {then:.1%} of the price, the naive one's from {naive:.1%} to {worse:.1%}; an interval of always the same width holds {kept:.0%}, then {lost:.0%} of the weeks"),
        before=before.error[0], then=then.error[0], naive=before.naive[0], worse=then.naive[0], kept=before.same.value, lost=then.same.value,
    )  # fmt: skip


def regime_words(pair: tuple[During, During]) -> Message:
    """Say how the interval that follows the swings does."""
    _, then = pair
    low, high = then.scaled.interval()
    return Message.of(
        N_("The interval that follows recent swings holds {value:.0%} of the weeks of the change ({low:.0%} to {high:.0%}); 90 % were promised."),
        value=then.scaled.value, low=low, high=high,
    )  # fmt: skip
