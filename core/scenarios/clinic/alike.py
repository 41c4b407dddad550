"""How often it happened to people to whom the model gives about the same risk: a risk as so many of 100 people."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.scenarios.clinic.screening import Share, share

ALIKE = 60  # people: enough for an interval of about ±12 points, few enough to be alike


def alike(truth: NDArray[Any], chance: NDArray[Any], said: float, most: int = ALIKE) -> Share:
    """Return how often it happened to the held-out people whose predicted chance is nearest to what is said of one.

    Parameters
    ----------
    truth, chance : array (n,)
        Of test people: never used for training or choice.
    said : float
    """
    nearest = np.argsort(np.abs(np.asarray(chance) - said), kind="stable")[:most]
    return share(int((np.asarray(truth)[nearest] == 1).sum()), len(nearest))
