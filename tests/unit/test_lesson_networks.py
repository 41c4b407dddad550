"""Networks: activations against Keras and TensorFlow, pieces counted by brute force, gradients of one whole Keras model."""

import asyncio
from dataclasses import replace

import numpy as np
import pytest
from sklearn.linear_model import LinearRegression

from core.charts.lessons.networks import fading_chart, flowers_chart, layer_chart
from core.ingredients.activations import ACTIVATIONS
from core.lessons.networks.fading import (
    BATCH,
    CASES,
    DEEPEST,
    PIXELS,
    SEEDS,
    WIDTH,
    Case,
    _batch,
    _layers,
    conduct,
    gradients,
)
from core.lessons.networks.fading_words import (
    ASKED,
    QUANTITY_LABELS,
    all_faded,
    answer_of,
    answer_sentence,
    faded,
    fading_finding,
    kept_fading,
    part,
    steps_sentence,
)
from core.lessons.networks.layer import TARGETS, Layer, layer_finding, miss, part_sentence, straight
from core.lessons.networks.neuron import (
    Neuron,
    cut_sentence,
    flowers,
    flowers_finding,
    line_finding,
    right,
    sum_sentence,
)
from core.lessons.networks.pieces import (
    Dense,
    _random,
    depth_finding,
    flat,
    flat_sentence,
    folding,
    kinks,
    line,
    outputs,
    pieces,
    random_pieces,
    random_sentence,
)
from core.lessons.networks.shapes import SHAPES
from core.lessons.networks.slopes import at, slope_finding, tangent, ten_sentence

SUMS = np.array([-700.0, -30, -4, -1.3, -0.2, 0.1, 0.7, 3, 25, 700])


# Activations


@pytest.mark.parametrize("name", SHAPES)
def test_an_activation_and_its_slope_are_kerass(name):
    import keras
    import tensorflow as tf

    z = tf.constant(SUMS)
    with tf.GradientTape() as tape:
        tape.watch(z)
        theirs = keras.activations.get(name)(z)
    np.testing.assert_allclose(SHAPES[name].value(SUMS), theirs, atol=1e-9)
    np.testing.assert_allclose(SHAPES[name].slope(SUMS), tape.gradient(theirs, z), atol=1e-9)


@pytest.mark.parametrize("name", SHAPES)
def test_a_slope_is_what_numeric_differences_give(name):
    z = np.linspace(-5.03, 5.01, 60)
    step = 1e-6
    numeric = (SHAPES[name].value(z + step) - SHAPES[name].value(z - step)) / (2 * step)
    np.testing.assert_allclose(SHAPES[name].slope(z), numeric, atol=1e-6)
    assert name in ACTIVATIONS


def test_a_tangent_touches_and_the_sigmoid_lets_a_quarter_through_at_most():
    x, y = tangent("tanh", 1.0)
    value, slope = at("tanh", 1.0)
    assert (y[1] - y[0]) / (x[1] - x[0]) == pytest.approx(slope) and y.mean() == pytest.approx(value)
    assert "25 % of an error" in slope_finding("sigmoid", 0.0).text()
    assert "flat" in slope_finding("relu", -1.0).text() and "sign turned" in slope_finding("gelu", -1.5).text()
    assert "1 part in 1,000,000" in ten_sentence("sigmoid").text()


# A neuron


def test_a_neuron_is_a_dense_layer_of_one_unit():
    import keras

    dense = keras.layers.Dense(1, "sigmoid")
    dense.build((None, 2))
    dense.set_weights([np.array([[0.4], [-1.2]]), np.array([0.3])])
    inputs = np.random.default_rng(0).normal(size=(20, 2))
    mine = Neuron((0.4, -1.2), 0.3, "sigmoid").said(inputs)
    np.testing.assert_allclose(mine, np.asarray(dense(inputs))[:, 0], atol=1e-6)


def test_a_hand_can_get_nearly_all_flowers_right_and_a_wrong_sign_nearly_none():
    it = flowers()
    assert it.inputs.shape == (100, 2) and it.second.sum() == 50
    assert right(it, Neuron((3.0, 6.0), 0.0, "sigmoid")) >= 93
    assert right(it, Neuron((-3.0, -6.0), 0.0, "sigmoid")) <= 7
    assert "gets only" in flowers_finding(it, Neuron((-3.0, -6.0), 0.0, "sigmoid")).text()
    assert "looks at nothing" in flowers_finding(it, Neuron((0.0, 0.0), 1.0, "relu")).text()


def test_what_is_said_of_a_neuron_follows_its_numbers():
    assert "turns at -0.50" in line_finding(Neuron((2.0,), 1.0, "tanh")).text()
    assert "doesn't listen" in line_finding(Neuron((0.0,), 1.0, "tanh")).text()
    assert "2.0 × 3.0 + 1.0 = 7.00" in sum_sentence(Neuron((2.0,), 1.0, "relu"), 3.0).text()
    assert "one input alone" not in cut_sentence(Neuron((1.0, 1.0), 0.0, "relu")).text()
    assert "length alone" in cut_sentence(Neuron((1.0, 0.0), 0.0, "relu")).text()
    assert "width almost alone" in cut_sentence(Neuron((0.05, 2.0), 0.0, "relu")).text()
    assert "wakes up for inputs above -0.50" in line_finding(Neuron((2.0,), 1.0, "relu")).text()


# A layer


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("activation", SHAPES)
def test_the_best_last_weights_are_those_of_a_linear_regression(target, activation):
    x, y = TARGETS[target].points()
    layer = replace(Layer(biases=(11.0, 3.0, -7.0)), activation=activation)
    theirs = LinearRegression().fit(layer.neurons(x).T, y).predict(layer.neurons(x).T)
    assert miss(layer.fitted(x, y).total(x), y) == pytest.approx(miss(theirs, y), abs=2e-3)


def test_equal_neurons_can_be_fitted_and_a_line_is_scikit_learns():
    x, y = TARGETS["flowers"].points()
    fitted = Layer(biases=(0.0, 0.0, 0.0)).fitted(x, y)
    assert np.isfinite(fitted.outs).all() and max(map(abs, fitted.outs)) < 3
    theirs = LinearRegression().fit(x[:, None], y).predict(x[:, None])
    np.testing.assert_allclose(straight(x, y), theirs, atol=1e-9)
    assert "even the best straight line" in layer_finding(Layer(outs=(3.0, 3.0, 3.0)), x, y).text()


def test_a_changed_number_is_one_neurons():
    layer = Layer().changed("weights", 1, 0.0)
    assert layer.weights == (6.0, 0.0, 6.0) and "adds no shape" in part_sentence(layer, 1).text()


# Depth


@pytest.mark.parametrize("depth", range(1, 8))
@pytest.mark.parametrize("fold", [0.2, 0.35, 0.5, 0.8])
def test_each_layer_doubles_the_pieces(depth, fold):
    assert pieces(folding(depth, fold), 0, 1) == 2**depth
    assert f"{2**depth} straight pieces" in depth_finding(depth, 2**depth).text()


def test_folding_is_the_tent_applied_again_and_again():
    x = line()
    tent = np.minimum(x / 0.3, (1 - x) / 0.7)
    np.testing.assert_allclose(outputs(folding(1, 0.3), x), tent, atol=1e-12)
    np.testing.assert_allclose(outputs(folding(2, 0.3), x), np.minimum(tent / 0.3, (1 - tent) / 0.7), atol=1e-12)


def test_a_network_says_what_keras_says():
    import keras

    network = _random(3, 1)
    model = keras.Sequential(
        [keras.Input((1,)), *(keras.layers.Dense(8, "relu") for _ in range(3)), keras.layers.Dense(1)]
    )
    model.set_weights([array for layer in network for array in (layer.kernel, layer.bias)])
    x = np.linspace(-3, 3, 50)
    np.testing.assert_allclose(outputs(network, x), np.asarray(model(x[:, None]))[:, 0], atol=1e-5)


@pytest.mark.parametrize("seed", range(6))
def test_kinks_are_where_the_slope_changes_on_a_fine_grid(seed):
    network = _random(2, seed)
    x = np.linspace(-3, 3, 200_001)
    bends = np.abs(np.diff(outputs(network, x), 2)) > 1e-9
    at_bends = x[1:-1][bends]
    mine = kinks(network, -3, 3)
    assert len(mine) == 1 + (np.diff(at_bends) > 5e-5).sum()
    assert all(np.abs(at_bends - kink).min() < 1e-4 for kink in mine)


def test_one_layer_has_at_most_a_bend_a_neuron_and_misses_what_is_folded_often():
    rng = np.random.default_rng(3)
    wide = (Dense(rng.normal(size=(1, 12)), rng.normal(size=12)), Dense(rng.normal(size=(12, 1)), np.zeros(1)))
    assert pieces(wide, -50, 50) <= 13
    x = line()
    deep = outputs(folding(5, 0.5), x)
    assert miss(flat(x, deep, 10), deep) > 0.2
    assert miss(flat(x, outputs(folding(2, 0.5), x), 4), outputs(folding(2, 0.5), x)) < 1e-9
    assert "at most 11 pieces" in flat_sentence(5, 32, 0.2).text() and "does as well" in flat_sentence(2, 4, 0.0).text()
    assert "evenly spread" in flat_sentence(2, 4, 0.1).text() and "Add a second" in flat_sentence(1, 2, 0.0).text()


@pytest.mark.parametrize("fold", [0.2, 0.35, 0.5, 0.8])
def test_as_many_neurons_as_pieces_are_enough_for_one_layer(fold):
    x, network = line(), folding(3, fold)
    deep, bends = outputs(network, x), np.append(0, kinks(network, 0, 1))
    theirs = LinearRegression().fit(np.maximum(x[:, None] - bends, 0), deep)
    assert len(bends) == 8 and theirs.score(np.maximum(x[:, None] - bends, 0), deep) == pytest.approx(1)


def test_random_networks_have_far_fewer_pieces_than_folding_could_give():
    counts = random_pieces(7)
    assert counts == random_pieces(7) and max(counts) < 2**7
    assert f"from {min(counts)} to {max(counts)}" in random_sentence(7, counts).text()


# The fading gradient


@pytest.fixture(scope="module")
def measured():
    return {case.key: np.stack([gradients(case.activation, case.start, seed) for seed in (1,)]) for case in CASES}


@pytest.mark.parametrize("depth", [1, 10])
def test_gradients_are_those_of_one_keras_model_and_its_own_loss(measured, depth):
    import keras
    import tensorflow as tf

    x, y = _batch(1)
    hidden, head = _layers("sigmoid", "he_normal", 1)
    model = keras.Sequential([keras.Input((PIXELS,)), *(keras.layers.Dense(WIDTH, "sigmoid") for _ in range(depth)), keras.layers.Dense(10, "softmax")])  # fmt: skip
    model.set_weights([array for layer in (*hidden[:depth], head) for array in layer.get_weights()])
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(keras.losses.SparseCategoricalCrossentropy()(y, model(x)))
    kernels = tape.gradient(loss, [layer.kernel.value for layer in model.layers[:-1]])
    theirs = [np.sqrt(np.mean(np.square(gradient.numpy().astype(np.float64)))) for gradient in kernels]
    mine = measured[Case("sigmoid", "he_normal").key][0, 1, depth - 1]
    np.testing.assert_allclose(mine[:depth], theirs, rtol=2e-3)
    assert np.isnan(mine[depth:]).all() and x.shape == (BATCH, PIXELS)


def test_what_arrives_at_a_layer_is_the_next_layers_signal_times_slope_and_weights():
    import tensorflow as tf

    x, y = _batch(0)
    hidden, head = _layers("tanh", "glorot_uniform", 0)
    first, second = hidden[:2]
    a1 = np.tanh(x @ first.kernel.numpy())
    a2 = np.tanh(a1 @ second.kernel.numpy())
    error = (tf.nn.softmax(a2 @ head.kernel.numpy()).numpy() - np.eye(10)[y]) / len(y)
    arrives2 = error @ head.kernel.numpy().T
    arrives1 = (arrives2 * (1 - a2**2)) @ second.kernel.numpy().T
    sizes = [np.sqrt(np.mean(one**2)) for one in (arrives1, arrives2)]
    np.testing.assert_allclose(gradients("tanh", "glorot_uniform", 0)[0, 1, :2], sizes, rtol=1e-3)


def test_sigmoid_fades_below_a_thousandth_and_relu_begun_by_he_does_not(measured):
    assert answer_of(measured) == 2 and "1 part in" in answer_sentence(measured).text()
    assert faded(measured, Case("relu", "he_normal"), "signal", 10).first[0] > 0.1
    assert faded(measured, ASKED, "weights", 20).first[2] < 1e-9


@pytest.mark.parametrize("depth", [1, 2, 20])
@pytest.mark.parametrize("quantity", QUANTITY_LABELS)
def test_every_depth_has_a_sentence_and_a_picture(measured, depth, quantity):
    found = all_faded(measured, "glorot_uniform", quantity, depth)
    assert all(one.sizes.shape == (1, depth) and np.allclose(one.sizes[:, -1], 1) for one in found)
    assert fading_finding(found, depth).text() and fading_finding(found[:1], depth).text()
    assert len(fading_chart(found, str).data) == 8
    assert kept_fading(found, "glorot_uniform", depth).text().count("·") == 3
    assert steps_sentence(found[0]).text()


def test_the_study_measures_every_case_with_every_seed():
    class Here:
        told = 0

        async def ask(self, function, *args):
            return np.full((2, DEEPEST, DEEPEST), args[-1] + 1.0)

        def tell(self, done, total, partial):
            self.told += 1
            assert done == self.told and total == len(CASES) * SEEDS and ASKED.key in partial

    found = asyncio.run(conduct(Here()))
    assert set(found) == {case.key for case in CASES}
    assert all(array.shape == (SEEDS, 2, DEEPEST, DEEPEST) for array in found.values())


def test_shares_are_said_as_people_say_them():
    assert [part(x).text() for x in (1.2, 0.43, 0.0042, 2.1e-6)] == [
        "120 %",
        "43 %",
        "1 part in 200",
        "1 part in 500,000",
    ]


# Drawings


def test_the_line_of_a_neuron_is_drawn_only_where_there_is_one():
    it = flowers()
    kinds = [trace.type for trace in flowers_chart(it, Neuron((1.0, 1.0), 0.0, "relu"), ("a", "b"), str).data]
    assert kinds == ["heatmap", "contour", "scatter", "scatter"]
    assert len(flowers_chart(it, Neuron((0.0, 0.0), 0.0, "relu"), ("a", "b"), str).data) == 3


@pytest.mark.parametrize("target", TARGETS)
def test_the_parts_that_are_drawn_add_up_to_the_sum(target):
    made = layer_chart(Layer(offset=0.0), TARGETS[target], 1, str)
    drawn = {trace.name: trace.y for trace in made.data}
    total = sum(np.asarray(drawn[f"neuron {n}"]) for n in (1, 2, 3))
    np.testing.assert_allclose(drawn["their sum"], total)
