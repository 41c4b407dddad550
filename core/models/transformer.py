"""A small Transformer encoder (Vaswani et al. 2017; normalisation first as in Xiong et al. 2020)."""

from typing import Any

import keras

from core.experiment import Experiment
from core.models.layers import augmented, head, kernel, start, steps
from core.models.shape import Shape

HEADS = 4


def _block(x: Any, width: int, experiment: Experiment) -> Any:
    def norm(y: Any) -> Any:
        kind = keras.layers.BatchNormalization if experiment.batch_norm else keras.layers.LayerNormalization
        return kind()(y)

    def dense(y: Any, units: int, activation: str | None = None) -> Any:
        return keras.layers.Dense(units, activation=activation, **kernel(experiment))(y)

    normed = norm(x)
    heads = min(HEADS, width)
    attention = keras.layers.MultiHeadAttention(
        heads, max(1, width // heads), dropout=experiment.dropout, kernel_initializer=start(experiment)
    )
    x = x + attention(normed, normed)
    wider = dense(norm(x), 2 * width, experiment.activation)
    if experiment.dropout:
        wider = keras.layers.Dropout(experiment.dropout)(wider)
    return x + dense(wider, width)


def _placed(x: Any, experiment: Experiment) -> Any:
    """Widen the parts of a sequence (b, t, c) -> (b, t, w), with a learned vector for every place.

    That is a dense layer whose bias is a table (t, w), which plain Keras opens without a class of ours.
    """
    shape = (x.shape[1], experiment.hidden[0])
    return keras.layers.EinsumDense("btc,cw->btw", shape, bias_axes="tw", kernel_initializer=start(experiment))(x)


def build(experiment: Experiment, shape: Shape) -> keras.Model:
    """Return inputs (b, d), read as a sequence -> outputs (b, o): a block for each of `experiment.hidden`."""
    inputs = keras.Input((shape.inputs,))
    x = steps(augmented(inputs, experiment, shape), shape)
    x = _placed(x, experiment)
    for width in experiment.hidden:
        x = x if x.shape[-1] == width else keras.layers.Dense(width, kernel_initializer=start(experiment))(x)
        x = _block(x, width, experiment)
    x = keras.layers.GlobalAveragePooling1D()(keras.layers.LayerNormalization()(x))
    return keras.Model(inputs, head(x, experiment, shape))
