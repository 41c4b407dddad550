"""Decision-curve analysis: what a model is worth to somebody who examines from a chosen risk on.

Vickers and Elkin 2006, "Decision curve analysis: a novel method for evaluating prediction models", Medical Decision Making
26(6), "Net benefit".
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.evaluation.resampling import interval, resample

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
    """Hold net benefit (t,) at thresholds (t,): of a model, of examining everybody, and of nobody, which is 0.

    Parameters
    ----------
    gain : array (t,)
        Lower end of the 95 % interval of what the model is worth more than examining all and none, whichever is nearer.
    lead : array (t, 2)
        95 % interval of what the simple model is worth more than the model.
    """

    thresholds: Floats
    model: Floats
    everybody: Floats
    simple: Floats
    gain: Floats
    lead: Floats

    @property
    def best(self) -> NDArray[np.bool_]:
        """Tell at which thresholds (t,) the model is worth more than examining all and none, beyond luck."""
        return np.asarray(self.gain > 0)

    def at(self, threshold: float) -> int:
        """Return the place of the nearest threshold."""
        return int(np.abs(self.thresholds - threshold).argmin())

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
    model, everybody, other = (_shares(truth, said, thresholds) for said in (chance, np.ones(len(truth)), simple))
    drawn = resample(len(truth)) / len(truth)
    gain = np.minimum(_spread(drawn, model - everybody)[:, 0], _spread(drawn, model)[:, 0])
    mine, all_, simples = (part.mean(axis=0) for part in (model, everybody, other))
    return Curves(thresholds, mine, all_, simples, gain, _spread(drawn, other - model))


def _shares(truth: NDArray[Any], chance: NDArray[Any], thresholds: Floats) -> Floats:
    """Return what each person (n,) adds to the net benefit at each threshold (n, t)."""
    ill, examined = np.asarray(truth)[:, None] == 1, np.asarray(chance)[:, None] >= thresholds
    return np.asarray((ill & examined) - (~ill & examined) * (thresholds / (1 - thresholds)), np.float64)


def _spread(drawn: Floats, shares: Floats) -> Floats:
    """Return the interval (t, 2) of the mean of shares (n, t) by drawing the people again (replicates, n)."""
    return np.array([interval(means) for means in (drawn @ shares).T])
