"""When a picture is unlike those that the detector learnt from: three plain numbers of it lie outside what they had."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.messages import N_

Array = NDArray[Any]
TAIL = 0.0025  # of the training scenes that lie beyond each end
MEASURES: Mapping[str, str] = {
    "ink": N_("how much ink there is"),
    "contrast": N_("how much the pixels differ"),
    "grain": N_("how grainy the picture is"),
}
"""Name -> what a user reads."""


def measures(X: Array) -> NDArray[np.float64]:
    """Return mean, standard deviation and grain (n, 3) of pictures (n, h, w).

    Grain is the mean amount by which a pixel differs from what its neighbours on both sides suggest.
    """
    X = np.asarray(X, np.float64)
    grain = np.abs(X[:, :, 1:-1] - (X[:, :, :-2] + X[:, :, 2:]) / 2).mean(axis=(1, 2))
    return np.stack([X.mean(axis=(1, 2)), X.std(axis=(1, 2)), grain], axis=1)


def usual(X: Array) -> NDArray[np.float64]:
    """Return the lowest and the highest (2, 3) of the measures that training pictures have, without the `TAIL` at each end."""
    return np.asarray(np.quantile(measures(X), (TAIL, 1 - TAIL), axis=0))


def outside(X: Array, ends: Array) -> NDArray[np.bool_]:
    """Return which measures (n, 3) of pictures lie outside."""
    found = measures(X)
    return np.asarray((found < ends[0]) | (found > ends[1]))
