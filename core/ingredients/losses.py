"""Losses by name: for each kind of output the Keras loss, the last layer's activation, and the way to probabilities."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.messages import N_

if TYPE_CHECKING:
    import keras

Array = NDArray[np.float32]
Head = str  # "binary" (one output), "multiclass" (one a class), "regression" (one output)


def _same(outputs: Array) -> Array:
    return outputs


def _sigmoid(outputs: Array) -> Array:
    return (1 / (1 + np.exp(-np.clip(outputs, -60, 60)))).astype(np.float32)


def _softmax(outputs: Array) -> Array:
    powers = np.exp(outputs - outputs.max(axis=-1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True), np.float32)


@dataclass(frozen=True)
class Objective:
    """Name a Keras loss for one kind of output.

    Parameters
    ----------
    keras_name : str
        Class in `keras.losses`; it takes one-hot labels for "multiclass", else a column of numbers.
    activation : str
        Of the last layer.
    link : callable
        Turns outputs (n, o) into probabilities or numbers (n, o); margins of the hinge loss are not probabilities yet.
    """

    keras_name: str
    activation: str
    link: Callable[[Array], Array] = _same

    def make(self) -> "keras.Loss":
        """Return the Keras loss, one value a row (no reduction)."""
        import keras

        kind: Callable[..., Any] = getattr(keras.losses, self.keras_name)
        loss: keras.Loss = kind(reduction=None)
        return loss


@dataclass(frozen=True)
class Loss:
    """Give the objective for each kind of output that the loss can train."""

    label: str
    heads: Mapping[Head, Objective]


_CROSS_ENTROPY = {
    "binary": Objective("BinaryCrossentropy", "sigmoid"),
    "multiclass": Objective("CategoricalCrossentropy", "softmax"),
}

LOSSES: Mapping[str, Loss] = {
    "auto": Loss(N_("Usual for the task"), {**_CROSS_ENTROPY, "regression": Objective("MeanSquaredError", "linear")}),
    "cross_entropy": Loss(N_("Cross-entropy"), _CROSS_ENTROPY),
    "mse": Loss(
        N_("Mean squared error"),
        {
            "binary": Objective("MeanSquaredError", "sigmoid"),
            "multiclass": Objective("MeanSquaredError", "softmax"),
            "regression": Objective("MeanSquaredError", "linear"),
        },
    ),
    "hinge": Loss(
        N_("Hinge"),
        {
            "binary": Objective("Hinge", "linear", _sigmoid),
            "multiclass": Objective("CategoricalHinge", "linear", _softmax),
        },
    ),
    "focal": Loss(
        N_("Focal"),
        {
            "binary": Objective("BinaryFocalCrossentropy", "sigmoid"),
            "multiclass": Objective("CategoricalFocalCrossentropy", "softmax"),
        },
    ),
}
