"""Dense layers."""

import keras

from core.experiment import Experiment
from core.models.layers import augmented, bent, head, kernel
from core.models.shape import Shape


def build(experiment: Experiment, shape: Shape) -> keras.Model:
    """Return inputs (b, d) -> outputs (b, o) through one dense layer for each of `experiment.hidden`."""
    inputs = keras.Input((shape.inputs,))
    x = augmented(inputs, experiment, shape)
    for units in experiment.hidden:
        x = bent(keras.layers.Dense(units, **kernel(experiment))(x), experiment)
    return keras.Model(inputs, head(x, experiment, shape))
