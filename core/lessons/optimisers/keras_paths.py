"""Paths of the real Keras optimisers over a surface. For the workers."""

from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from core.ingredients.optimizers import OPTIMIZERS
from core.lessons.optimisers.surfaces import SURFACES, Array

if TYPE_CHECKING:
    import keras


def keras_path(name: str, surface: str, start: tuple[float, float], rate: float, steps: int) -> Array:
    """Return the path (steps + 1, 2) of an optimiser of `OPTIMIZERS`, in double precision; it may end in inf or NaN."""
    optimiser, variable, walk = _walker(name)
    for kept in optimiser.variables:
        kept.assign(np.zeros(kept.shape, kept.dtype))
    optimiser.learning_rate.assign(rate)
    variable.assign(np.asarray(start, float))
    return cast(Array, walk(surface, steps).numpy())


@lru_cache(maxsize=8)
def _walker(name: str) -> tuple["keras.Optimizer", "keras.Variable", Any]:
    """Return an optimiser, its variable and the compiled walk: one program an optimiser, for all surfaces and rates."""
    import keras
    import tensorflow as tf

    optimiser, variable = OPTIMIZERS[name].make(0.1), keras.Variable(np.zeros(2), dtype="float64")
    optimiser.build([variable])

    @tf.function(  # type: ignore[untyped-decorator]
        input_signature=(tf.TensorSpec((), tf.string), tf.TensorSpec((), tf.int32))
    )
    def walk(surface: "tf.Tensor", steps: "tf.Tensor") -> "tf.Tensor":
        path = tf.TensorArray(tf.float64, steps + 1, element_shape=(2,)).write(0, variable.value)
        for step in tf.range(steps):
            slope = tf.numpy_function(_slope, (surface, variable.value), tf.float64)
            optimiser.apply([tf.ensure_shape(slope, (2,))], [variable])
            path = path.write(step + 1, variable.value)
        return path.stack()

    return optimiser, variable, walk


def _slope(surface: bytes, p: Array) -> Array:
    with np.errstate(all="ignore"):  # in a thread of TensorFlow's own
        return SURFACES[surface.decode()].gradient(p)
