"""What a threshold costs: a loan that goes bad costs five times as much as a good customer turned away.

The cost matrix comes with the data (Hofmann 1994). Whoever knows the true chance of a default refuses from
1 / (1 + 5) on (Elkan 2001, "The foundations of cost-sensitive learning", section 2).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.messages import N_, Message
from core.settings import Real

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Arrays = Mapping[str, Any]

REFUSED_GOOD, ACCEPTED_BAD = 1.0, 5.0
THEORY = REFUSED_GOOD / (REFUSED_GOOD + ACCEPTED_BAD)
GRID: Floats = np.arange(1, 100) / 100
Z = 1.959964  # of a normal distribution, 95 % between −z and z
THRESHOLD = Real(
    round(THEORY, 2),
    N_("Refuse from this chance of a default on"),
    N_("Lower refuses more people, e.g. 0.17: one in six, where a refusal and a loan cost the same."),
    "decision",
    low=0.01,
    high=0.99,
)


@dataclass(frozen=True)
class Decided:
    """Hold what decisions cost per applicant, with the 95 % interval over applicants, and how they fall out.

    Parameters
    ----------
    refused : float
        Share of all applicants.
    good_refused, bad_accepted, n : int
    """

    cost: float
    low: float
    high: float
    refused: float
    good_refused: int
    bad_accepted: int
    n: int


def row_costs(y: Ints, refused: NDArray[np.bool_]) -> Floats:
    """Return what the decision on each applicant costs (n,), in good customers turned away."""
    return np.asarray(np.where(refused, REFUSED_GOOD * (y == 0), ACCEPTED_BAD * (y == 1)))


def decided(y: Ints, refused: NDArray[np.bool_]) -> Decided:
    """Return what decisions cost."""
    costs = row_costs(y, refused)
    mean, half = float(costs.mean()), float(Z * costs.std(ddof=1) / np.sqrt(len(costs)))
    good, bad = int((refused & (y == 0)).sum()), int((~refused & (y == 1)).sum())
    return Decided(mean, mean - half, mean + half, float(refused.mean()), good, bad, len(y))


def at(arrays: Arrays, model: str, threshold: float) -> Decided:
    """Return what a model costs at a threshold."""
    return decided(arrays["y"], arrays[f"p_{model}"] >= threshold)


def for_all(arrays: Arrays, refuse: bool) -> Decided:
    """Return what it costs to refuse everybody, or nobody."""
    return decided(arrays["y"], np.full(len(arrays["y"]), refuse))


def curve(y: Ints, p: Floats) -> Floats:
    """Return the cost per applicant at each threshold of `GRID`."""
    return np.array([row_costs(y, p >= threshold).mean() for threshold in GRID])


def hindsight(y: Ints, p: Floats) -> float:
    """Return the threshold of `GRID` that costs least on these very rows; of equal ones the middle."""
    costs = curve(y, p)
    best = np.flatnonzero(costs <= costs.min() + 1e-12)
    return float(GRID[best[len(best) // 2]])


def chosen_elsewhere(arrays: Arrays, model: str) -> Decided:
    """Return what it costs when each fold uses the threshold that cost least on the other folds."""
    y, p, fold = arrays["y"], arrays[f"p_{model}"], arrays["fold"]
    refused = np.zeros(len(y), bool)
    for number in np.unique(fold):
        here = fold == number
        refused[here] = p[here] >= hindsight(y[~here], p[~here])
    return decided(y, refused)


def cost_finding(arrays: Arrays, model: str, threshold: float) -> Message:
    """Say what the threshold costs beside treating everybody alike."""
    one, everybody, nobody = at(arrays, model, threshold), for_all(arrays, True), for_all(arrays, False)
    best = min(everybody.cost, nobody.cost)
    text = _BETTER if one.high < best else _WORSE if one.low > best else _SAME
    return Message.of(text, threshold=threshold, cost=one.cost, everybody=everybody.cost, nobody=nobody.cost)


_BETTER = N_(
    "Refusing from {threshold:.0%} on costs {cost:.2f} an applicant: less than refusing everybody ({everybody:.2f}) or nobody ({nobody:.2f})"
)
_SAME = N_(
    "Refusing from {threshold:.0%} on costs {cost:.2f} an applicant: not told apart from the better of refusing everybody ({everybody:.2f}) and nobody ({nobody:.2f})"
)
_WORSE = N_("Refusing from {threshold:.0%} on costs {cost:.2f} an applicant: more than the better of refusing everybody ({everybody:.2f}) and nobody ({nobody:.2f})")  # fmt: skip


def cost_words(arrays: Arrays, model: str, threshold: float) -> Message:
    """Say how the decisions fall out in people."""
    one = at(arrays, model, threshold)
    return Message.of(
        N_("Of {n:,} applicants {good} good customers are turned away, at 1 each, and {bad} loans that go bad are granted, at "
           "5 each; the interval of the cost is {low:.2f} to {high:.2f}."),
        n=one.n, good=one.good_refused, bad=one.bad_accepted, low=one.low, high=one.high,
    )  # fmt: skip


def theory_words(arrays: Arrays, model: str) -> Message:
    """Say which threshold is best by theory and which was found."""
    found, theory = hindsight(arrays["y"], arrays[f"p_{model}"]), at(arrays, model, THEORY)
    honest = chosen_elsewhere(arrays, model)
    return Message.of(
        N_("By theory the line is at 1 ÷ (1 + 5) = {theory:.0%}, if the chances are true: it costs {at_theory:.2f}. The "
           "threshold that costs least on these rows is {found:.0%}; chosen on four folds and tested on the fifth, such a "
           "threshold costs {honest:.2f}: searching gains {gain}."),
        theory=THEORY, at_theory=theory.cost, found=found, honest=honest.cost,
        gain=Message(N_("nothing sure") if theory.low <= honest.cost <= theory.high else N_("something")),
    )  # fmt: skip
