"""Convolutions over a picture."""

import keras

from core.experiment import Experiment
from core.models.layers import augmented, bent, head, kernel
from core.models.shape import Shape


def build(experiment: Experiment, shape: Shape) -> keras.Model:
    """Return pictures (b, h·w) -> outputs (b, o): a 3 by 3 convolution for each of `experiment.hidden`.

    The picture is halved after a convolution while it is at least 4 pixels high and wide.
    """
    assert shape.image is not None, "train() refuses tables for this family"
    inputs = keras.Input((shape.inputs,))
    x = keras.layers.Reshape((*shape.image, 1))(augmented(inputs, experiment, shape))
    for filters in experiment.hidden:
        x = bent(keras.layers.Conv2D(filters, 3, padding="same", **kernel(experiment))(x), experiment)
        if min(x.shape[1:3]) >= 4:
            x = keras.layers.MaxPooling2D()(x)
    return keras.Model(inputs, head(keras.layers.Flatten()(x), experiment, shape))
