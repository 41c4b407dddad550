"""How weights in one vector a member become outputs: one Keras model alone, or many stacked into one."""

from collections.abc import Sequence
from typing import Any

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from core.experiment import Experiment
from core.ingredients.heads import objective
from core.models import MODELS, stacked
from core.models.shape import Shape

Array = NDArray[np.float32]
CHUNK = 8192


class Alone:
    """Run one model: theta (1, p), x (1, b, d) -> outputs (1, b, o), penalty (1,), other variables (1, ...)."""

    def __init__(self, experiment: Experiment, shape: Shape) -> None:
        self.model, self.seed = MODELS[experiment.model].build(experiment, shape), experiment.seed
        self.shapes = [tuple(v.shape) for v in self.model.trainable_variables]
        self.sizes = [int(np.prod(s)) for s in self.shapes]

    def __call__(self, theta: Any, extra: Sequence[Any], x: Any, training: bool) -> tuple[Any, Any, tuple[Any, ...]]:
        """Return outputs, the price of the weights, and the variables that training changes besides."""
        out, after, losses = self.model.stateless_call(
            self.parts(theta[0]), [v[0] for v in extra], x[0], training=training, return_losses=True
        )
        penalty = tf.add_n([tf.cast(v, tf.float32) for v in losses]) if losses else tf.constant(0.0)
        return tf.cast(out, tf.float32)[tf.newaxis], penalty[tf.newaxis], tuple(v[tf.newaxis] for v in after)

    def parts(self, theta: Any) -> list[Any]:
        """Cut a member's vector (p,) into its variables."""
        return [tf.reshape(p, s) for p, s in zip(tf.split(theta, self.sizes), self.shapes, strict=True)]

    def outputs(self, theta: Array, extra: Sequence[Array], x: Array) -> Array:
        """Return outputs (n, o) of one member for prepared rows (n, d), without compiling."""
        parts, kept = self.parts(tf.constant(theta)), [tf.constant(v) for v in extra]
        chunks = [x[i : i + CHUNK] for i in range(0, max(1, len(x)), CHUNK)]
        found = [self.model.stateless_call(parts, kept, tf.constant(c), training=False)[0].numpy() for c in chunks]
        return np.concatenate(found).astype(np.float32)

    def all_outputs(self, theta: Array, extra: Sequence[Array], x: Array) -> Array:
        """Return outputs (1, n, o) of the one member, theta (1, p), for prepared rows (n, d)."""
        return self.outputs(theta[0], [v[0] for v in extra], x)[np.newaxis]


class Together:
    """Run k dense networks as one: theta (k, p), x (k, b, d) -> outputs (k, b, o), penalties (k,), other variables."""

    def __init__(self, single: Alone, experiment: Experiment, shape: Shape, members: int) -> None:
        self._single, self._l1, self._l2 = single, experiment.l1, experiment.l2
        activation = objective(experiment.loss, shape.outputs, shape.task).activation
        self.model = stacked.build(experiment, shape, members, activation)
        self._shapes = [tuple(v.shape) for v in self.model.trainable_variables]

    def __call__(self, theta: Any, extra: Sequence[Any], x: Any, training: bool) -> tuple[Any, Any, tuple[Any, ...]]:
        """Return outputs, the price of each member's weights, and the variables that training changes besides."""
        split = tf.split(theta, self._single.sizes, axis=1)
        parts = [tf.reshape(part, shape) for part, shape in zip(split, self._shapes, strict=True)]
        kept = [_joined(value, own) for value, own in zip(extra, self.model.non_trainable_variables, strict=True)]
        out, after = self.model.stateless_call(parts, kept, tf.transpose(x, [1, 0, 2]), training=training)
        apart = tuple(_apart(value, old) for value, old in zip(after, extra, strict=True))
        return tf.cast(tf.transpose(out, [1, 0, 2]), tf.float32), self._penalty(theta, split), apart

    def all_outputs(self, theta: Array, extra: Sequence[Array], x: Array) -> Array:
        """Return outputs (k, n, o) of all members, theta (k, p), for prepared rows (n, d), without compiling."""
        weights, kept = tf.constant(theta), [tf.constant(v) for v in extra]
        size = max(1, CHUNK // len(theta))
        found = [
            self(weights, kept, tf.broadcast_to(x[i : i + size], (len(theta), *x[i : i + size].shape)), training=False)[
                0
            ]
            for i in range(0, max(1, len(x)), size)
        ]
        return np.concatenate([part.numpy() for part in found], axis=1)

    def _penalty(self, theta: Any, split: list[Any]) -> Any:
        total = tf.zeros_like(theta[:, 0])
        if not self._l1 and not self._l2:
            return total
        for part, shape in zip(split, self._single.shapes, strict=True):
            if len(shape) > 1:  # kernels pay, biases and scales don't
                total += self._l1 * tf.reduce_sum(tf.abs(part), 1) + self._l2 * tf.reduce_sum(part**2, 1)
        return total


def _joined(value: Any, own: keras.Variable) -> Any:
    """Turn members' variables (k, ...) into the stacked model's: side by side, or the first where they share one."""
    size = int(np.prod(own.shape))
    return tf.reshape(value, own.shape) if int(np.prod(value.shape)) == size else value[0]


def _apart(value: Any, old: Any) -> Any:
    """Turn the stacked model's variable back into the members' (k, ...)."""
    return tf.broadcast_to(value, old.shape) if value.shape == old.shape[1:] else tf.reshape(value, old.shape)
