"""Pieces that several builders share: the way in, the hidden block, the way out, and seeded construction."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from typing import Any

import keras
from keras.src.random import seed_generator

from core.experiment import Experiment
from core.ingredients.heads import objective
from core.ingredients.initializers import INITIALIZERS
from core.models.shape import Shape

_building = threading.RLock()


@contextmanager
def seeded(experiment: Experiment) -> Iterator[None]:
    """Let initial weights and dropout follow the experiment's seed, and layers its precision.

    Keras draws the seed of every layer from Python's generator, so that `keras.utils.set_random_seed` before the
    same lines gives the same weights. Python's generator is the whole process's, though: a thread of Dask's that draws
    a number in between would give other weights. So Keras gets one of its own here.
    """
    with _building:
        shared, policy = seed_generator.python_random, keras.config.dtype_policy()
        seed_generator.python_random = Random(experiment.seed)
        keras.config.set_dtype_policy(experiment.precision)
        try:
            yield
        finally:
            seed_generator.python_random = shared
            keras.config.set_dtype_policy(policy)


def penalty(experiment: Experiment) -> keras.Regularizer | None:
    """Return the L1 and L2 price on weights, or None when both are zero."""
    if not experiment.l1 and not experiment.l2:
        return None
    return keras.regularizers.L1L2(experiment.l1, experiment.l2)


def start(experiment: Experiment) -> keras.Initializer:
    """Return what draws the first weights of a kernel."""
    return INITIALIZERS[experiment.initializer].make()


def kernel(experiment: Experiment) -> dict[str, Any]:
    """Return what a layer is told about its kernel: where its weights start, and what they cost."""
    return {"kernel_initializer": start(experiment), "kernel_regularizer": penalty(experiment)}


def augmented(x: Any, experiment: Experiment, shape: Shape) -> Any:
    """Shift, turn and zoom the picture (b, h·w) a little while training; leave other rows as they are."""
    if shape.image is None or not experiment.augment:
        return x
    amount = experiment.augment
    x = keras.layers.Reshape((*shape.image, 1))(x)
    x = keras.layers.RandomTranslation(amount, amount, fill_mode="constant")(x)
    x = keras.layers.RandomRotation(amount / 4, fill_mode="constant")(x)
    x = keras.layers.RandomZoom(amount, fill_mode="constant")(x)
    return keras.layers.Flatten()(x)


def bent(x: Any, experiment: Experiment) -> Any:
    """Normalise if asked, bend by the activation, drop units if asked."""
    if experiment.batch_norm:
        x = keras.layers.BatchNormalization()(x)
    x = keras.layers.Activation(experiment.activation)(x)
    return keras.layers.Dropout(experiment.dropout)(x) if experiment.dropout else x


def steps(x: Any, shape: Shape) -> Any:
    """Turn a row into a sequence: a picture's rows (b, h, w), or a table's columns (b, d, 1)."""
    return keras.layers.Reshape(shape.image or (shape.inputs, 1))(x)


def head(x: Any, experiment: Experiment, shape: Shape) -> Any:
    """Add the last layer, in full precision, with the activation that the loss wants."""
    activation = objective(experiment.loss, shape.outputs, shape.task).activation
    return keras.layers.Dense(shape.outputs, activation=activation, dtype="float32", **kernel(experiment))(x)
