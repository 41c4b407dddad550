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
from core.settings import Real, Whole

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
SAMPLED, REAL = 0.3, 0.05  # share of bad loans in this sample, and about what a bank meets
SHARE = Whole(
    30,
    N_("Share of bad loans among your applicants, %"),
    N_("Bad loans were sampled more often than they occur, so 30 % here; e.g. 5 for a bank's real applicants."),
    "decision",
    low=1,
    high=30,
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


def share_of(percent: float) -> float:
    """Return a share from its percentage."""
    return float(percent) / 100


def with_share(arrays: Arrays, share: float) -> Arrays:
    """Return what models say, and how much each row counts, where another share of the applicants goes bad.

    The chances' odds change by the odds of the share (Elkan 2001, theorem 2): the answers of good and of bad customers
    stay what they are, only how many there are of each changes.
    """
    y, ratio = arrays["y"], share / (1 - share) * (1 - SAMPLED) / SAMPLED
    moved = {name: p * ratio / (p * ratio + 1 - p) for name, p in arrays.items() if name.startswith("p_")}
    return {**arrays, **moved, "weight": np.where(y == 1, share / y.mean(), (1 - share) / (1 - y.mean()))}


def weight_of(arrays: Arrays) -> Floats:
    """Return how much each row counts (n,), 1 on average."""
    return np.asarray(arrays["weight"] if "weight" in arrays else np.ones(len(arrays["y"])))


def decided(y: Ints, refused: NDArray[np.bool_], weight: Floats | None = None) -> Decided:
    """Return what decisions cost; of people as many as the weights (n,) say, 1 on average."""
    counts = np.ones(len(y)) if weight is None else weight
    costs = counts * row_costs(y, refused)
    mean, half = float(costs.mean()), float(Z * costs.std(ddof=1) / np.sqrt(len(costs)))
    good, bad = round(counts[refused & (y == 0)].sum()), round(counts[~refused & (y == 1)].sum())
    return Decided(mean, mean - half, mean + half, float((counts * refused).mean()), good, bad, len(y))


def at(arrays: Arrays, model: str, threshold: float) -> Decided:
    """Return what a model costs at a threshold."""
    return decided(arrays["y"], arrays[f"p_{model}"] >= threshold, weight_of(arrays))


def for_all(arrays: Arrays, refuse: bool) -> Decided:
    """Return what it costs to refuse everybody, or nobody."""
    return decided(arrays["y"], np.full(len(arrays["y"]), refuse), weight_of(arrays))


def curve(y: Ints, p: Floats, weight: Floats | None = None) -> Floats:
    """Return the cost per applicant at each threshold of `GRID`."""
    counts = np.ones(len(y)) if weight is None else weight
    return np.array([(counts * row_costs(y, p >= threshold)).mean() for threshold in GRID])


def hindsight(y: Ints, p: Floats, weight: Floats | None = None) -> float:
    """Return the threshold of `GRID` that costs least on these very rows; of equal ones the middle."""
    costs = curve(y, p, weight)
    best = np.flatnonzero(costs <= costs.min() + 1e-12)
    return float(GRID[best[len(best) // 2]])


def refused_elsewhere(arrays: Arrays, model: str) -> NDArray[np.bool_]:
    """Return who is refused (n,) when each fold uses the threshold that cost least on the other folds."""
    y, p, fold, weight = arrays["y"], arrays[f"p_{model}"], arrays["fold"], weight_of(arrays)
    refused = np.zeros(len(y), bool)
    for number in np.unique(fold):
        here = fold == number
        refused[here] = p[here] >= hindsight(y[~here], p[~here], weight[~here])
    return refused


def chosen_elsewhere(arrays: Arrays, model: str) -> Decided:
    """Return what it costs when each fold uses the threshold that cost least on the other folds."""
    return decided(arrays["y"], refused_elsewhere(arrays, model), weight_of(arrays))


def share_words(arrays: Arrays, share: float) -> Message:
    """Say what another share of bad loans does to treating everybody alike; `arrays` as they were measured."""
    here = with_share(arrays, share)
    everybody, nobody = for_all(here, True), for_all(here, False)
    real = with_share(arrays, REAL)
    return Message.of(
        N_("At {share:.0%} bad loans refusing everybody costs {everybody:.2f} and nobody {nobody:.2f}; at {real:.0%}, about what a bank meets, {all_real:.2f} and {none_real:.2f}. Another share moves every chance and every cost here, but not the ranking. “Searched” in the table is the cost of a threshold that is chosen on other loans."),
        share=share, everybody=everybody.cost, nobody=nobody.cost, real=REAL,
        all_real=for_all(real, True).cost, none_real=for_all(real, False).cost,
    )  # fmt: skip


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
    y, weight = arrays["y"], weight_of(arrays)
    found, theory = hindsight(y, arrays[f"p_{model}"], weight), at(arrays, model, THEORY)
    return Message.of(
        N_("By theory the line is at 1 ÷ (1 + 5) = {theory:.0%}, if the chances are true: it costs {at_theory:.2f}. The "
           "threshold that costs least on these rows is {found:.0%}; chosen on four folds and tested on the fifth, such a "
           "threshold costs {honest:.2f}: searching {gain}."),
        theory=THEORY, at_theory=theory.cost, found=found, honest=chosen_elsewhere(arrays, model).cost,
        gain=gain_words(weight * (row_costs(y, arrays[f"p_{model}"] >= THEORY) - row_costs(y, refused_elsewhere(arrays, model)))),
    )  # fmt: skip


def gain_words(saved: Floats) -> Message:
    """Say whether searching saves anything, from what it saves on each applicant (n,)."""
    mean, half = float(saved.mean()), float(Z * saved.std(ddof=1) / np.sqrt(len(saved)))
    text = _GAINS if mean > half else _LOSES if mean < -half else _UNSURE
    return Message.of(text, gain=abs(mean), low=mean - half, high=mean + half)


_GAINS = N_("gains {gain:.2f} an applicant ({low:+.2f} to {high:+.2f})")
_LOSES = N_("loses {gain:.2f} an applicant (a gain of {low:+.2f} to {high:+.2f})")
_UNSURE = N_("gains nothing sure ({low:+.2f} to {high:+.2f} an applicant)")
