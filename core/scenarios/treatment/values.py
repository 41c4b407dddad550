"""What a rule of treatment would be worth, from a trial in which chance chose.

Inverse propensity scoring: Horvitz and Thompson 1952; with the weights' own sum below, Hájek 1971. Doubly robust: Robins,
Rotnitzky and Zhao 1994, equation of the augmented estimator; for policies Dudík, Langford and Li 2011, section 2.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.scenarios.treatment.table import SHARE, Floats

Z = 1.959963984540054  # 97.5 % of the normal distribution
Whole = NDArray[np.int64]


@dataclass(frozen=True)
class Value:
    """Hold an estimated event rate with its 95 % interval."""

    value: float
    low: float
    high: float


def ips(policy: Whole, arm: Whole, event: Whole, share: Floats | float = SHARE) -> float:
    """Return the event rate under a policy (n,): the events of those who got what it says, each standing for 1 / share."""
    return float(np.mean((policy == arm) * event / share))


def hajek(policy: Whole, arm: Whole, event: Whole, share: Floats | float = SHARE) -> float:
    """Return the same with the weights' own sum below; of a constant policy it is that arm's rate."""
    weight = (policy == arm) / np.asarray(share, np.float64)
    return float((weight * event).sum() / weight.sum())


def doubly(policy: Whole, arm: Whole, event: Whole, risk: Floats, share: Floats | float = SHARE) -> Floats:
    """Return each patient's part (n,) of the doubly robust value, whose mean is the value.

    Parameters
    ----------
    risk : array (n, arms)
        Predicted by a model that did not see the patient.
    """
    expected = risk[np.arange(len(arm)), policy]
    return np.asarray(expected + (policy == arm) / share * (event - expected))


def drawn(arm: Whole, event: Whole, risk: Floats) -> Floats:
    """Return each patient's part (n,) of the value of drawing an arm at random, as the trial did."""
    arms = risk.shape[1]
    parts = [doubly(np.full(len(arm), a), arm, event, risk) for a in range(arms)]
    return np.asarray(np.mean(parts, axis=0))


def value(parts: Floats) -> Value:
    """Return the mean of patients' parts (n,) with its 95 % interval."""
    middle, half = float(parts.mean()), Z * float(parts.std(ddof=1)) / len(parts) ** 0.5
    return Value(middle, middle - half, middle + half)


def best_arms(arm: Whole, event: Whole, fold: Whole) -> Whole:
    """Return for each patient (n,) the arm with the fewest events among the patients of the other parts."""
    best = np.empty(len(arm), np.int64)
    for part in np.unique(fold):
        best[fold == part] = best_arm(arm[fold != part], event[fold != part])
    return best


def best_arm(arm: Whole, event: Whole) -> int:
    """Return the arm with the lowest event rate."""
    return int(np.argmin(rates(arm, event)))


def rates(arm: Whole, event: Whole, arms: int = 4) -> Floats:
    """Return the event rate (arms,) of those who got each arm; 1 for an arm that nobody got."""
    n = np.bincount(arm, minlength=arms)
    return np.where(n > 0, np.bincount(arm, weights=event, minlength=arms) / np.maximum(n, 1), 1.0)
