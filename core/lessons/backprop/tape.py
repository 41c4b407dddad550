"""The same gradients by TensorFlow, which knows nothing of our formulas. For the workers."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from core.lessons.backprop.network import FIRST_BIAS, FIRST_OUT, HIDDEN, INPUTS, OUT_BIAS, Array

if TYPE_CHECKING:
    import tensorflow as tf


def tape_gradient(w: Array, X: Array, y: Array, loss: str) -> Array:
    """Return the gradient (13,) of the mean loss by `tf.GradientTape`, in double precision."""
    import tensorflow as tf

    weights = tf.Variable(np.asarray(w, float))
    with tf.GradientTape() as tape:
        hidden = tf.reshape(weights[:FIRST_BIAS], (HIDDEN, INPUTS))
        a = tf.sigmoid(tf.matmul(tf.constant(X, tf.float64), hidden, transpose_b=True) + weights[FIRST_BIAS:FIRST_OUT])
        z = tf.linalg.matvec(a, weights[FIRST_OUT:OUT_BIAS]) + weights[OUT_BIAS]
        total = tf.reduce_mean(_LOSSES[loss](z, tf.constant(y, tf.float64)))
    return cast(Array, tape.gradient(total, weights).numpy())


def _bce(z: "tf.Tensor", y: "tf.Tensor") -> Any:
    import tensorflow as tf

    return tf.nn.sigmoid_cross_entropy_with_logits(labels=y, logits=z)


def _mse(z: "tf.Tensor", y: "tf.Tensor") -> Any:
    import tensorflow as tf

    return tf.square(tf.sigmoid(z) - y)


_LOSSES: Mapping[str, Callable[..., Any]] = {"bce": _bce, "mse": _mse}
