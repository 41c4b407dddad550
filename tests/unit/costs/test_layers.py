"""Weights against Keras's own count, operations against TensorFlow's profiler and, for a GRU, a formula by hand."""

import numpy as np
import pytest

from core.costs.layers import layers_of, operations_of, weights_of
from core.experiment import Experiment
from core.models import MODELS
from core.models.network import Network
from core.training.rows import data_of, shape_of

NETWORKS = [
    Experiment(dataset="diabetes", model="linear"),
    Experiment(dataset="german_credit", hidden=(64, 32)),
    Experiment(dataset="iris", hidden=(16, 8), batch_norm=True, dropout=0.1),
    Experiment(dataset="digits", model="cnn", hidden=(8, 4)),
    Experiment(dataset="digits", model="cnn", hidden=(8,), augment=0.1, batch_norm=True),
    Experiment(dataset="digits", model="transformer", hidden=(32, 16)),
    Experiment(dataset="digits", model="transformer", hidden=(32,), batch_norm=True),
]
RECURRENT = Experiment(dataset="digits", model="rnn", hidden=(8, 5), dropout=0.1)


def network(e):
    data = data_of(e, None)
    inputs = {"german_credit": 61, "iris": 4, "diabetes": 10, "digits": 64}[e.dataset]
    return MODELS[e.model].build(e, shape_of(data, inputs))


def frozen(model):
    """Return the graph of the forward pass of one row, weights as constants."""
    import tensorflow as tf
    from tensorflow.python.framework.convert_to_constants import convert_variables_to_constants_v2

    @tf.function(input_signature=[tf.TensorSpec((1, *model.input_shape[1:]))], autograph=False)
    def forward(x):
        return model(x, training=False)

    return convert_variables_to_constants_v2(forward.get_concrete_function()).graph


def profiled(graph):
    """Return the operations that TensorFlow's profiler counts, and those that it doesn't know."""
    from tensorflow.python.profiler.model_analyzer import profile
    from tensorflow.python.profiler.option_builder import ProfileOptionBuilder

    options = ProfileOptionBuilder(ProfileOptionBuilder.float_operation()).with_empty_output().build()
    known = profile(graph, options=options).total_float_ops
    return known + sum(UNKNOWN[op.type](op) for op in graph.get_operations() if op.type in UNKNOWN)


def products(op):
    """Count an einsum: a multiplication and an addition for each combination of its letters."""
    given = op.get_attr("equation").decode().split("->")[0].split(",")
    sizes = {
        letter: int(size)
        for letters, tensor in zip(given, op.inputs, strict=True)
        for letter, size in zip(letters, tensor.shape, strict=True)
    }
    return 2 * int(np.prod(list(sizes.values())))


UNKNOWN = {"Einsum": products, "Relu": lambda op: int(np.prod(op.outputs[0].shape))}


@pytest.mark.parametrize("e", [*NETWORKS, RECURRENT], ids=lambda e: f"{e.model}-{e.dataset}")
def test_weights_are_what_keras_counts(e):
    model = network(e)
    assert weights_of(layers_of(Network(lambda: model).archive)) == model.count_params()


@pytest.mark.parametrize("e", NETWORKS, ids=lambda e: f"{e.model}-{e.dataset}")
def test_operations_are_what_tensorflow_counts(e):
    model = network(e)
    ours = operations_of(layers_of(Network(lambda: model).archive))
    assert ours == pytest.approx(profiled(frozen(model)), rel=0.01)


def test_operations_of_a_gru_by_hand():
    # Cho et al. 2014 with both biases (reset_after): z, r = sigmoid(x W + a + h U + b); c = tanh(x W + a + r (h U + b));
    # h = z h + (1 - z) c. Eight rows of eight pixels.
    def gru(inputs, units):
        products = 3 * (2 * inputs * units + 2 * units * units)
        biases = 3 * 2 * units
        gates = 2 * (units + units)  # added and bent
        candidate = units + units + units  # r times, added, bent
        mixed = units + units + units + units  # z h, 1 - z, times c, added
        return 8 * (products + biases + gates + candidate + mixed)

    model = network(RECURRENT)
    head = 2 * 5 * 10 + 10 + 5 * 10
    ours = operations_of(layers_of(Network(lambda: model).archive))
    assert ours == gru(8, 8) + gru(8, 5) + head


def test_a_layer_that_is_not_known_is_not_counted_as_nothing():
    import keras

    inputs = keras.Input((3,))
    model = keras.Model(inputs, keras.layers.PReLU()(inputs))
    with pytest.raises(KeyError, match="PReLU"):
        layers_of(Network(lambda: model).archive)
