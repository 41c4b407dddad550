"""Losses by name: for each kind of output the Keras loss, the last layer's activation, and the way to probabilities."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.messages import N_

Array = NDArray[np.float32]
Head = str  # "binary" (one output), "multiclass" (one a class), "regression" (one output)


def _same(outputs: Array) -> Array:
    return outputs


def _sigmoid(outputs: Array) -> Array:
    return (1 / (1 + np.exp(-np.clip(outputs, -60, 60)))).astype(np.float32)


def _softmax(outputs: Array) -> Array:
    powers = np.exp(outputs - outputs.max(axis=-1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True), np.float32)


def _cross_entropy(y: Any, out: Any) -> Any:
    """Return what Keras does for several classes, without its division by the outputs' sum: softmax sums to one."""
    import keras
    import tensorflow as tf

    least = keras.config.epsilon()
    return -tf.reduce_sum(y * tf.math.log(tf.clip_by_value(out, least, 1 - least)), -1)


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
    lean : callable, optional
        The same loss of targets and outputs (..., o) for this activation, when it compiles quicker than the Keras loss.
    """

    keras_name: str
    activation: str
    link: Callable[[Array], Array] = _same
    lean: Callable[[Any, Any], Any] | None = None

    def make(self) -> Callable[[Any, Any], Any]:
        """Return the loss, one value a row (no reduction)."""
        import keras

        loss: Callable[[Any, Any], Any] = self.lean or getattr(keras.losses, self.keras_name)(reduction=None)
        return loss


@dataclass(frozen=True)
class Loss:
    """Give the objective for each kind of output that the loss can train."""

    label: str
    heads: Mapping[Head, Objective]


_CROSS_ENTROPY = {
    "binary": Objective("BinaryCrossentropy", "sigmoid"),
    "multiclass": Objective("CategoricalCrossentropy", "softmax", lean=_cross_entropy),
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
