"""A dense network in NumPy against Keras: its layers, its units, its predictions, and weights set by hand."""

import subprocess
import sys

import numpy as np
import pytest

from core.anatomy import DENSE, Edit, forward, layers_of, neuron_maps, predicted, run_layers, surface, with_edits
from core.anatomy.archive import facts
from core.anatomy.edits import number_at
from core.anatomy.kinds import KINDS, UNDRAWN
from core.anatomy.names import names_of, word
from core.anatomy.ranking import drawn_units, is_silent, main_unit, strongest, usual_most
from core.anatomy.sentences import network_finding, neuron_sentence, said_sentence
from core.bundles import bundle
from core.datasets import load
from core.experiment import Experiment
from core.ingredients.activations import ACTIVATIONS
from core.messages import UserError
from core.models import MODELS
from core.models.network import Network
from core.models.shape import Shape
from core.training import train

RNG = np.random.default_rng(0)
X = RNG.normal(size=(40, 5)).astype(np.float32)
HEADS = [
    (1, "classification", "auto"),
    (3, "classification", "auto"),
    (1, "regression", "auto"),
    (3, "classification", "hinge"),
]


def moved(experiment, shape):
    """Return a Keras model whose every number is elsewhere than where it began, moving statistics included."""
    model = MODELS[experiment.model].build(experiment, shape)
    for variable in model.variables:
        if "seed" not in variable.path:
            value = variable.numpy() + RNG.normal(0, 0.4, variable.shape)
            variable.assign(np.abs(value) if "variance" in variable.path else value)
    return model


def cut(model, experiment, shape):
    theta = np.concatenate([np.ravel(v.numpy()) for v in model.trainable_variables])
    return layers_of(experiment, shape, theta, [v.numpy() for v in model.non_trainable_variables])


def inner(model):
    """Return Keras's own outputs after each activation, and of the last layer."""
    import keras

    said = [layer.output for layer in model.layers if isinstance(layer, keras.layers.Activation)]
    return [np.asarray(part) for part in keras.Model(model.input, [*said, model.output])(X)]


@pytest.mark.parametrize("batch_norm", [False, True])
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_every_unit_says_what_it_says_in_keras(activation, batch_norm):
    e = Experiment(hidden=(6, 4), activation=activation, batch_norm=batch_norm, dropout=0.3)
    shape = Shape(5, 1)
    model = moved(e, shape)
    for ours, theirs in zip(forward(cut(model, e, shape), X), inner(model), strict=True):
        np.testing.assert_allclose(ours, theirs, atol=1e-5)


@pytest.mark.parametrize("model", ["mlp", "linear"])
@pytest.mark.parametrize("outputs, task, loss", HEADS)
def test_every_last_layer_says_what_it_says_in_keras(model, outputs, task, loss):
    e, shape = Experiment(model=model, hidden=(6,), loss=loss), Shape(5, outputs, task)
    made = moved(e, shape)
    np.testing.assert_allclose(forward(cut(made, e, shape), X)[-1], np.asarray(made(X)), atol=1e-5)


@pytest.mark.parametrize(
    "data, settings",
    [
        ("iris", {"hidden": (8, 4), "batch_norm": True, "dropout": 0.2}),
        ("circle", {"model": "linear"}),
        ("diabetes", {"hidden": (8,), "activation": "gelu"}),
    ],
)
def test_a_run_is_read_from_its_archive_and_from_its_recording(data, settings):
    run = train(Experiment(dataset=data, epochs=3, **settings))
    rows = run.data.X[run.split.test]
    np.testing.assert_allclose(predicted(run_layers(run), run, rows), run.predict(rows), rtol=1e-4, atol=1e-4)
    last = run_layers(run, run.recording.frame(len(run.recording.epochs) - 1))
    np.testing.assert_allclose(predicted(last, run, rows), run.predict(rows), rtol=1e-4, atol=1e-4)
    first = run_layers(run, run.recording.frame(0))
    assert np.abs(predicted(first, run, rows) - run.predict(rows)).max() > 1e-3


def test_the_plane_is_that_of_the_run():
    run = train(Experiment(dataset="spiral", epochs=3, hidden=(5,), features=("x", "y", "xy"), activation="tanh"))
    layers = run_layers(run)
    np.testing.assert_allclose(surface(layers, run), run.surface, atol=1e-5)
    inputs, hidden, output = neuron_maps(layers, run.preprocessor)
    assert (inputs.shape[-1], hidden.shape[-1], output.shape[-1]) == (3, 5, 1)
    np.testing.assert_allclose(output[..., 0], run.surface[..., 1], atol=1e-5)
    assert (inputs[0, :, 0] == inputs[-1, :, 0]).all()  # x doesn't change upwards
    assert (np.diff(inputs[0, :, 0]) > 0).all()


def test_a_bundled_run_needs_neither_tensorflow_nor_keras():
    script = """
import sys
import numpy as np
from core.anatomy import neuron_maps, predicted, run_layers, surface
from core.bundles import bundle
run = bundle("german_credit")
assert np.abs(predicted(run_layers(run), run, run.X_test) - run.y_prob).max() < 1e-5
print([name for name in ("tensorflow", "keras") if name in sys.modules])
"""
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_only_dense_networks_are_taken_apart(make_run):
    with pytest.raises(UserError, match="Expected a dense network, received Transformer"):
        run_layers(make_run(Experiment(dataset="iris", model="transformer", hidden=(8,))))


def test_of_every_model_that_is_not_drawn_the_reason_is_known():
    assert set(UNDRAWN) | set(DENSE) == set(MODELS)


def circle_layers(hidden=(4, 2)):
    e = Experiment(dataset="circle", hidden=hidden, activation="tanh")
    model = MODELS["mlp"].build(e, Shape(2, 1))
    return cut(model, e, Shape(2, 1))


def test_edits_change_one_number_and_leave_what_was_given():
    layers = circle_layers()
    edits = [Edit(0, 3, 1, 2.5), Edit(1, 0, None, -1.0)]
    changed = with_edits(layers, edits)
    assert number_at(changed, (0, 3, 1)) == 2.5
    assert number_at(changed, (1, 0, None)) == -1.0
    differing = [np.argwhere(a.kernel != b.kernel).tolist() for a, b in zip(layers, changed, strict=True)]
    assert differing == [[[1, 3]], [], []]
    assert [int((a.bias != b.bias).sum()) for a, b in zip(layers, changed, strict=True)] == [0, 1, 0]
    assert with_edits(layers, ()) == layers


def test_edited_weights_say_what_keras_says_with_them():
    e, shape = Experiment(hidden=(6, 4)), Shape(5, 1)
    model = moved(e, shape)
    layers = with_edits(cut(model, e, shape), [Edit(1, 2, 5, 3.0)])
    kernel = model.layers[3].kernel
    kernel.assign(np.where(np.indices(kernel.shape)[0] * 10 + np.indices(kernel.shape)[1] == 52, 3.0, kernel.numpy()))
    np.testing.assert_allclose(forward(layers, X)[-1], np.asarray(model(X)), atol=1e-5)


@pytest.mark.parametrize("place", [(3, 0, 0), (-1, 0, 0), (0, 4, 0), (0, 0, 2), (2, 1, None)])
def test_there_is_no_such_weight(place):
    with pytest.raises(UserError, match="Expected a weight of the network"):
        with_edits(circle_layers(), [Edit(*place, 1.0)])


def test_the_largest_units_are_drawn_and_the_chosen_one_among_them():
    layers = circle_layers((30, 3))
    norms = np.linalg.norm(layers[0].kernel, axis=0) * np.linalg.norm(layers[1].kernel, axis=1)
    assert drawn_units(layers, 8)[1].tolist() == sorted(np.argsort(-norms)[:8].tolist())
    least = int(norms.argmin())
    assert least in drawn_units(layers, 8, (1, least))[1]
    assert [len(units) for units in drawn_units(layers, 8)] == [2, 8, 3, 1]


def test_the_strongest_ways_are_found():
    layers = with_edits(circle_layers(), [Edit(2, 0, 1, -9.0), Edit(1, 1, 3, 8.0)])
    assert main_unit(layers) == (2, 1)
    assert strongest(layers, 2, 1, 1) == [(3, 8.0)]
    run = bundle("german_credit")
    names = names_of(load("circle"), fitted("circle"))
    assert network_finding(layers, names).text() == (
        "The answer leans most on unit 2 of layer 2, and that on unit 4 of layer 1"
    )
    assert "unit 4 of layer 1 (+8.00)" in neuron_sentence(layers, names, 2, 1).text()
    assert "“x”" in neuron_sentence(layers, names, 0, 0).text()
    credit = names_of(run.data, run.preprocessor)
    assert "“Current account: No account”" in neuron_sentence(run_layers(run), credit, 0, 7).text()


def fitted(name):
    from core.datasets.preparation import prepare

    return prepare(Experiment(dataset=name), load(name)).preprocessor


@pytest.mark.parametrize(
    "data, inputs, outputs",
    [
        ("circle", ("x", "y"), ("Blue",)),
        ("iris", ("Sepal length", "Sepal width"), ("Setosa", "Versicolor", "Virginica")),
        ("diabetes", ("Age",), None),
        ("digits", ("pixel 1, 1", "pixel 1, 2"), tuple("0123456789")),
    ],
)
def test_names_are_what_users_read(data, inputs, outputs):
    found = names_of(load(data), fitted(data))
    assert tuple(word(name, str) for name in found.inputs[: len(inputs)]) == inputs
    assert len(found.outputs) == 1 if outputs is None else tuple(word(n, str) for n in found.outputs) == outputs


def test_what_a_unit_says_is_told_by_class():
    data = load("iris")
    rows = np.arange(150)
    said = np.where(data.y == 1, 2.0, np.where(data.y == 0, 0.5, 1.0)).astype(np.float32)
    assert said_sentence(said, data, rows).text() == (
        "On test rows it says 2.00 on average to “Versicolor” and 0.50 to “Setosa”."
    )
    assert "silent" in said_sentence(np.zeros(150, np.float32), data, rows).text()
    assert said_sentence(said[:9], load("diabetes"), rows[:9]) is None


def test_silence_and_the_usual_size():
    assert is_silent(np.zeros((3, 3), np.float32))
    assert not is_silent(np.array([0, 0.1], np.float32))
    assert usual_most(np.zeros(9, np.float32)) == 1
    assert usual_most(np.array([np.nan, np.inf, 2.0, 2.0], np.float32)) == 2
    assert usual_most(np.append(np.ones(99), 1000).astype(np.float32)) == 1


@pytest.mark.parametrize(
    "model, settings",
    [("cnn", {"augment": 0.1}), ("rnn", {}), ("transformer", {"dropout": 0.1}), ("mlp", {"batch_norm": True})],
)
def test_layers_of_any_model_are_told_from_its_archive(model, settings):
    e = Experiment(dataset="digits", model=model, hidden=(8, 8), **settings)
    made = MODELS[model].build(e, Shape(64, 10, "classification", (8, 8)))
    told = facts(Network(lambda: made).archive)
    parts = made.operations  # its layers, and additions
    assert [layer.kind for layer in told] == [type(part).__name__ for part in parts]
    assert [layer.output for layer in told] == [tuple(part.output.shape[1:]) for part in parts]
    counts = [part.count_params() if part in made.layers else 0 for part in parts]
    assert [layer.parameters for layer in told] == counts
    assert {layer.kind for layer in told} <= set(KINDS)


def test_a_network_that_blew_up_is_still_looked_at():
    layers = with_edits(circle_layers(), [Edit(0, 0, 0, float("inf")), Edit(1, 0, None, float("nan"))])
    assert forward(layers, X[:, :2])[-1].shape == (40, 1)
