"""Gated recurrent units over a sequence (Cho et al. 2014)."""

import keras

from core.experiment import Experiment
from core.models.layers import augmented, head, kernel, steps
from core.models.shape import Shape


def build(experiment: Experiment, shape: Shape) -> keras.Model:
    """Return inputs (b, d), read as a sequence -> outputs (b, o): a GRU for each of `experiment.hidden`."""
    inputs = keras.Input((shape.inputs,))
    x = steps(augmented(inputs, experiment, shape), shape)
    for depth, units in enumerate(experiment.hidden):
        last = depth == len(experiment.hidden) - 1
        x = keras.layers.GRU(units, return_sequences=not last, **kernel(experiment))(x)
        if experiment.batch_norm:
            x = keras.layers.BatchNormalization()(x)
        if experiment.dropout:
            x = keras.layers.Dropout(experiment.dropout)(x)
    return keras.Model(inputs, head(x, experiment, shape))
