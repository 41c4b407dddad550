"""One layer: logistic or linear regression."""

import keras

from core.experiment import Experiment
from core.models.layers import augmented, head
from core.models.shape import Shape


def build(experiment: Experiment, shape: Shape) -> keras.Model:
    """Return inputs (b, d) -> outputs (b, o) without hidden layers."""
    inputs = keras.Input((shape.inputs,))
    return keras.Model(inputs, head(augmented(inputs, experiment, shape), experiment, shape))
