"""How fast a neuron learns that is sure of the wrong thing: one neuron, one input of 1, label 0."""

from dataclasses import dataclass
from functools import lru_cache
from math import log

import numpy as np

from core.lessons.backprop.losses import LOSSES
from core.lessons.backprop.network import Array, sigmoid

UNSURE, SURE = 0.7, 0.9999
RATE = 0.5
LABEL = np.array(0.0)
MOST_STEPS = 30_000
SHOWN = (0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 0.999, 0.9999, 0.99999)  # answers to look at
NEAR = 0.1  # shares of the larger change that still count as equal
LARGER_WHEN_SURE, LARGER_WHEN_UNSURE, EQUAL = 0, 1, 2
"""The options of the lesson's question, in its order."""


@dataclass(frozen=True)
class Saturation:
    """Hold what was measured with squared error and cross-entropy, by the names of `LOSSES`.

    Parameters
    ----------
    moved : dict
        How far one step moves the weight from `UNSURE` and from `SURE`, without sign.
    steps : dict
        How many steps it takes from `SURE` until the neuron says less than a half; None if more than `MOST_STEPS`.
    """

    moved: dict[str, tuple[float, float]]
    steps: dict[str, int | None]

    @property
    def answer(self) -> int:
        """Which option of the lesson's question is right, for squared error."""
        unsure, sure = self.moved["mse"]
        if abs(unsure - sure) <= NEAR * max(unsure, sure):
            return EQUAL
        return LARGER_WHEN_SURE if sure > unsure else LARGER_WHEN_UNSURE


@lru_cache(maxsize=32)
def saturation(rate: float = RATE) -> Saturation:
    """Train the neuron and look."""
    moved = {name: (_moved(name, UNSURE, rate), _moved(name, SURE, rate)) for name in LOSSES}
    return Saturation(moved, {name: _until_half(name, SURE, rate) for name in LOSSES})


def logit(said: float) -> float:
    """Return the z at which a sigmoid says that."""
    return log(said / (1 - said))


def speeds(said: Array) -> dict[str, Array]:
    """Return the size of the gradient after z by loss, where a neuron says that (n,) and should say 0."""
    z = np.log(said) - np.log1p(-said)
    return {name: np.abs(loss.slope(z, np.zeros_like(z))) for name, loss in LOSSES.items()}


def speed_at(said: float) -> dict[str, float]:
    """Return the same for one answer."""
    return {name: float(values[0]) for name, values in speeds(np.array([said])).items()}


def course(loss: str, said: float, rate: float, steps: int) -> Array:
    """Return what the neuron says (steps + 1,) while it learns."""
    z, found = np.array(logit(said)), []
    for _step in range(steps + 1):
        found.append(float(sigmoid(z)))
        z = z - rate * LOSSES[loss].slope(z, LABEL)
    return np.array(found)


def _moved(loss: str, said: float, rate: float) -> float:
    return rate * speed_at(said)[loss]


def _until_half(loss: str, said: float, rate: float) -> int | None:
    slope, z = LOSSES[loss].slope, np.array(logit(said))
    for step in range(1, MOST_STEPS + 1):
        z = z - rate * slope(z, LABEL)
        if z < 0:
            return step
    return None
