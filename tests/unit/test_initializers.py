"""Initial weights: what Keras's initialisers say of them, in every family."""

from importlib import import_module

import keras
import numpy as np
import pytest

from core.experiment import Experiment
from core.ingredients.initializers import INITIALIZERS
from core.models import MODELS
from core.models.shape import Shape
from core.training import train, train_seeds

SHAPE = Shape(64, 10, "classification", (8, 8))
# Standard deviations by the papers, for a kernel with so many inputs and outputs.
SPREADS = {
    "glorot_uniform": lambda fan_in, fan_out: np.sqrt(2 / (fan_in + fan_out)),
    "glorot_normal": lambda fan_in, fan_out: np.sqrt(2 / (fan_in + fan_out)),
    "he_normal": lambda fan_in, fan_out: np.sqrt(2 / fan_in),
    "lecun_normal": lambda fan_in, fan_out: np.sqrt(1 / fan_in),
    "zeros": lambda fan_in, fan_out: 0.0,
    "tiny": lambda fan_in, fan_out: 0.001,
    "large": lambda fan_in, fan_out: 1.0,
}


def test_each_has_a_paper_here():
    assert set(SPREADS) == set(INITIALIZERS)


@pytest.mark.parametrize("name", INITIALIZERS)
@pytest.mark.parametrize("model", MODELS)
def test_kernels_spread_as_asked(model, name):
    made = MODELS[model].build(Experiment(dataset="digits", model=model, hidden=(64, 64), initializer=name), SHAPE)
    kernels = [v for v in made.trainable_variables if v.path.endswith("/kernel") and "attention" not in v.path]
    assert len(kernels) >= (1 if model == "linear" else 3)
    for kernel in kernels:
        *field, fan_in, fan_out = kernel.shape
        around = int(np.prod(field or [1]))
        spread = SPREADS[name](fan_in * around, fan_out * around)
        assert np.std(kernel.numpy()) == pytest.approx(spread, rel=0.12)


def test_attention_starts_as_asked_too():
    e = Experiment(dataset="digits", model="transformer", hidden=(16,), initializer="zeros")
    kernels = [v for v in MODELS["transformer"].build(e, SHAPE).trainable_variables if v.path.endswith("/kernel")]
    assert len(kernels) == 8
    assert not any(v.numpy().any() for v in kernels)


@pytest.mark.parametrize("model", MODELS)
def test_the_usual_one_is_what_keras_does_unasked(model, monkeypatch):
    e = Experiment(dataset="digits", model=model, hidden=(4, 4), seed=3)
    ours = MODELS[model].build(e, SHAPE).get_weights()
    for module in ("layers", model):
        monkeypatch.setattr(import_module(f"core.models.{module}"), "kernel", lambda e: {}, raising=False)
    plain = MODELS[model].build(e, SHAPE).get_weights()
    for mine, theirs in zip(ours, plain, strict=True):
        np.testing.assert_array_equal(mine, theirs)


def test_a_training_starts_from_them_alone_and_together():
    e = Experiment(dataset="iris", hidden=(8,), epochs=1, learning_rate=1e-6, initializer="zeros", optimizer="sgd")
    for run in (train(e), *train_seeds(e, range(2))):
        kernels = [v.numpy() for v in run.model.trainable_variables if v.path.endswith("/kernel")]
        assert max(np.abs(kernel).max() for kernel in kernels) < 1e-3
    assert np.abs(train(Experiment(dataset="iris", hidden=(8,), epochs=1)).model.get_weights()[0]).max() > 0.1


def test_layers_of_a_kind_start_differently():
    made = MODELS["mlp"].build(Experiment(dataset="digits", hidden=(64, 64), initializer="large"), SHAPE)
    first, second, _head = (layer.kernel.numpy() for layer in made.layers if isinstance(layer, keras.layers.Dense))
    assert (first != second).any()
