"""Decision-curve analysis: what a model is worth to somebody who examines from a chosen risk on.

Vickers and Elkin 2006, "Decision curve analysis: a novel method for evaluating prediction models", Medical Decision Making
26(6), "Net benefit".
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
THRESHOLDS: Floats = np.linspace(0.01, 0.60, 60)


def net_benefit(truth: NDArray[Any], chance: NDArray[Any], threshold: float) -> float:
    """Return true positives a person, less false positives weighted by the odds of the threshold.

    Parameters
    ----------
    truth : array (n,) of 0 and 1
    chance : array (n,)
    threshold : float
        From which risk on somebody examines, below 1: who examines at 10 % holds a missed case for nine times as bad as
        a needless examination.
    """
    ill, examined = np.asarray(truth) == 1, np.asarray(chance) >= threshold
    true, false = float((ill & examined).sum()), float((~ill & examined).sum())
    return (true - false * threshold / (1 - threshold)) / len(ill)


@dataclass(frozen=True, eq=False)
class Curves:
    """Hold net benefit (t,) at thresholds (t,): of a model, of examining everybody, and of nobody, which is 0."""

    thresholds: Floats
    model: Floats
    everybody: Floats
    simple: Floats

    @property
    def best(self) -> NDArray[np.bool_]:
        """Tell at which thresholds (t,) the model is worth more than examining all and none."""
        return np.asarray(self.model > np.maximum(self.everybody, 0.0))

    @property
    def range(self) -> tuple[float, float] | None:
        """Lowest and highest threshold of the longest stretch on which the model is best; None without one."""
        edges = np.flatnonzero(np.diff(np.concatenate([[False], self.best, [False]]).astype(int)))
        starts, ends = edges[::2], edges[1::2]
        if not len(starts):
            return None
        longest = int(np.argmax(ends - starts))
        return float(self.thresholds[starts[longest]]), float(self.thresholds[ends[longest] - 1])


def curves(truth: NDArray[Any], chance: NDArray[Any], simple: NDArray[Any], thresholds: Floats = THRESHOLDS) -> Curves:
    """Return the decision curves of a model and of a simple one on people with known ends (n,)."""
    sure = np.ones(len(truth))
    model, everybody, other = (
        np.array([net_benefit(truth, said, t) for t in thresholds]) for said in (chance, sure, simple)
    )
    return Curves(thresholds, model, everybody, other)
