"""The losses that the lesson can choose from, as functions of z, so that nothing is lost where the sigmoid is at its end."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from core.lessons.backprop.network import Array, sigmoid
from core.messages import N_


@dataclass(frozen=True)
class Loss:
    """Describe a loss of a sigmoid's answer.

    Parameters
    ----------
    label : str
        Marked with `N_`.
    value, slope : callable
        Of z and the label y, both (...): the loss, and its derivative after z.
    formula, slope_formula : str
        Both in KaTeX.
    """

    label: str
    value: Callable[[Array, Array], Array]
    slope: Callable[[Array, Array], Array]
    formula: str
    slope_formula: str


def _bce(z: Array, y: Array) -> Array:
    return np.asarray(np.logaddexp(0.0, z) - y * z)


def _bce_slope(z: Array, y: Array) -> Array:
    return sigmoid(z) - y


def _mse(z: Array, y: Array) -> Array:
    return np.asarray((sigmoid(z) - y) ** 2)


def _mse_slope(z: Array, y: Array) -> Array:
    said = sigmoid(z)
    return np.asarray(2 * (said - y) * said * sigmoid(-z))


LOSSES: Mapping[str, Loss] = {
    "bce": Loss(
        N_("Cross-entropy"), _bce, _bce_slope, r"-y\ln\hat y-(1-y)\ln(1-\hat y)", r"\hat y-y"
    ),
    "mse": Loss(
        N_("Squared error"), _mse, _mse_slope, r"(\hat y-y)^2", r"2(\hat y-y)\,\hat y(1-\hat y)"
    ),
}  # fmt: skip
"""Name -> loss; the first is the default."""
