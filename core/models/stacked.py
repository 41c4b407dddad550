"""Many networks of one dense architecture as one Keras model, each member with weights of its own.

Every layer takes (b, k, units): member k sees its own rows. A member's variables, flattened in order, are those of the
single model, so that members start from, and end as, single models.
"""

from typing import Any

import keras

from core.experiment import Experiment
from core.models.shape import Shape


def build(experiment: Experiment, shape: Shape, members: int, activation: str) -> keras.Model:
    """Return inputs (b, k, d) -> outputs (b, k, o); initial weights are to be replaced by those of single models."""
    inputs = x = keras.Input((members, shape.inputs))
    for units in experiment.hidden if experiment.model == "mlp" else ():
        x = _dense(members, units)(x)
        if experiment.batch_norm:
            # Side by side, every column of every member is normalised over its own rows.
            x = keras.layers.BatchNormalization()(keras.layers.Reshape((members * units,))(x))
            x = keras.layers.Reshape((members, units))(x)
        x = keras.layers.Activation(experiment.activation)(x)
        x = keras.layers.Dropout(experiment.dropout)(x) if experiment.dropout else x
    x = _dense(members, shape.outputs, dtype="float32")(x)
    return keras.Model(inputs, keras.layers.Activation(activation, dtype="float32")(x))


def _dense(members: int, units: int, **options: Any) -> keras.layers.Layer:
    return keras.layers.EinsumDense("bki,kio->bko", output_shape=(members, units), bias_axes="ko", **options)
