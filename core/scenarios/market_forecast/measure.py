"""Train and test, walk-forward: doing nothing, the season, a regression and a network, on price and on volatility."""

from collections.abc import Mapping
from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.learning import learn
from core.messages import N_
from core.scenarios.market_forecast.net import said, task
from core.scenarios.market_forecast.series import WEEK, Floats, series, weeks
from core.scenarios.market_forecast.shares import shares_measured
from core.scenarios.market_forecast.walking import STARTS, sides, simple_forecasts
from core.scenarios.result import Result, Rival

Arrays = Mapping[str, Any]
FORECASTS: Mapping[str, str] = {
    "naive": N_("Next week as today (naive)"),
    "seasonal": N_("Season: the mean of this month"),
    "ar": N_("Regression on the last five days"),
    "net": N_("Network"),
}
ROUGH: Mapping[str, str] = {
    "mean": N_("As always: the mean of the past"),
    "ewma": N_("Weighted past swings (EWMA)"),
    "har": N_("Regression on week, month and quarter (HAR)"),
    "net": N_("Network"),
}
BLOCK = 4  # weeks drawn together: what happens in one is not over in the next (Künsch 1989, block bootstrap)
DRAWS = 1000


async def measure(hands: Any) -> Arrays:
    """Walk through six test periods; the network of each has seen the years before only."""
    parts, steps = list[dict[str, Any]](), len(STARTS) + 1
    found: dict[str, Any] = {}
    hands.tell(0, steps)
    for fold in range(len(STARTS)):
        simple, seconds = await hands.timed(simple_forecasts, fold)
        learnt = await learn(hands, task(fold))
        found |= {f"w_{fold}_{number}": w for number, w in enumerate(learnt.weights)}
        rise, rough = of_net(learnt.weights, fold)
        parts.append({**simple, "rise_net": rise, "rough_net": rough, "s_net": learnt.seconds, "s_simple": seconds})
        hands.tell(fold + 1, steps)
    found |= {name: np.concatenate([part[name] for part in parts]) for name in parts[0] if not name.startswith("s_")}
    found["rise_naive"] = np.zeros(len(found["fold"]))
    found |= {name: sum(part[name] for part in parts) for name in ("s_net", "s_simple")}
    of_shares: dict[str, Any] = await hands.ask(shares_measured)
    return found | _facts() | _answer_time(found) | of_shares


def _facts() -> dict[str, Any]:
    """Return the days that were tested with what came."""
    it, at = weeks(), np.concatenate([sides(fold)[1] for fold in range(len(STARTS))])
    days = it.at[at]
    return {
        "row": at, "day": series().days[days].astype(np.int64), "price": series().price[days], "next": series().price[days + WEEK],
        "rise": it.rise[at], "rough": it.rough[at], "swing": series().swing[days],
    }  # fmt: skip


def weights_of(arrays: Arrays, fold: int) -> list[NDArray[Any]]:
    """Return the weights of the network that was trained before a test period."""
    return [arrays[f"w_{fold}_{number}"] for number in range(4)]


def of_net(weights: Any, fold: int) -> tuple[Floats, Floats]:
    """Return the forecasts of a network for the days that its fold tests."""
    it, (_, test) = weeks(), sides(fold)
    return said(weights, fold, it.X[test], series().swing[it.at[test]])


def _answer_time(found: Arrays) -> dict[str, float]:
    weights, it = weights_of(found, 0), weeks()
    began = perf_counter()
    for row in range(20):
        said(weights, 0, it.X[row : row + 1], series().swing[it.at[row : row + 1]])
    return {"answer": (perf_counter() - began) / 20}


def every_week(arrays: Arrays) -> slice:
    """Return the days that are scored: one a week, so that no two forecasts share a day."""
    return slice(0, len(arrays["row"]), WEEK)


def errors(arrays: Arrays, name: str) -> Floats:
    """Return how far the price forecast of each scored week is off, in dollars."""
    it = every_week(arrays)
    return np.asarray(np.abs(arrays["next"][it] - arrays["price"][it] * np.exp(arrays[f"rise_{name}"][it])))


def result(arrays: Arrays) -> Result:
    """Return the scores: how far the price a week ahead is off, in dollars a barrel."""
    rivals = []
    for name, kind in (("naive", "nothing"), ("ar", "simple"), ("seasonal", "simple"), ("net", "model")):
        off = errors(arrays, name)
        low, high = ends(off[blocks(len(off))].mean(axis=1))
        seconds = {"net": float(arrays["s_net"]), "naive": 0.0}.get(name, float(arrays["s_simple"]))
        found: Any = kind
        rivals.append(Rival(FORECASTS[name], found, float(off.mean()), low, high, seconds))
    return Result(
        "mean_absolute_error", len(errors(arrays, "net")), N_("weeks"), tuple(rivals), float(arrays["answer"])
    )


def blocks(n: int, seed: int = 0) -> NDArray[np.int64]:
    """Return draws of n weeks in a row-wise block bootstrap (draws, n)."""
    starts = np.random.default_rng(seed).integers(0, n, (DRAWS, -(-n // BLOCK)))
    return np.asarray(((starts[..., None] + np.arange(BLOCK)) % n).reshape(DRAWS, -1)[:, :n])


def ends(values: Floats) -> tuple[float, float]:
    """Return the 95 % interval of draws."""
    low, high = np.quantile(values, [0.025, 0.975])
    return float(low), float(high)
