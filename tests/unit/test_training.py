"""Training against plain `keras.fit`: same model, same order, same initial weights."""

import random
from dataclasses import replace
from importlib import import_module
from threading import Event

import keras
import numpy as np
import pytest

from core.by_hand import Edit
from core.datasets import load
from core.datasets.preparation import prepare
from core.experiment import Experiment
from core.ingredients.heads import objective
from core.ingredients.optimizers import OPTIMIZERS
from core.ingredients.weights import CLASS_WEIGHTS
from core.models import MODELS
from core.models.shape import Shape
from core.training import rows, slices, train, train_seeds
from core.training.finishing import finish

FAMILIES = {
    "linear": Experiment(dataset="wine", model="linear", optimizer="momentum", learning_rate=0.01),
    "mlp": Experiment(dataset="breast_cancer", hidden=(16, 8)),
    "cnn": Experiment(dataset="digits", model="cnn", hidden=(8,), batch_size=100),
    "rnn": Experiment(dataset="digits", model="rnn", hidden=(8,), batch_size=100),
    "transformer": Experiment(dataset="digits", model="transformer", hidden=(16,), activation="gelu", batch_size=100),
}
WEIGHTED = {name: replace(e, class_weight="balanced", l1=0.001, l2=0.01) for name, e in FAMILIES.items()}
OTHERS = {
    "numbers": Experiment(dataset="diabetes", hidden=(16,), optimizer="rmsprop"),
    "hinge": Experiment(dataset="iris", hidden=(8,), loss="hinge", optimizer="adamw"),
    "focal": Experiment(dataset="heart", hidden=(8,), loss="focal", optimizer="sgd"),
    "batch_norm": Experiment(dataset="heart", hidden=(8,), batch_norm=True),
}
MIXES = FAMILIES | {f"{name}-weighted": e for name, e in WEIGHTED.items()} | OTHERS


def in_order(monkeypatch):
    monkeypatch.setattr(slices, "shuffled", lambda seed, epoch, count: np.arange(count))


def plain_fit(e, epochs):
    """Train the same model with `keras.fit` and return its history."""
    data = load(e.dataset)
    p = prepare(e, data)
    shape = rows.shape_of(data, p.X_train.shape[1])
    model = MODELS[e.model].build(e, shape)
    loss = objective(e.loss, shape.outputs, data.task)
    model.compile(OPTIMIZERS[e.optimizer].make(e.learning_rate), getattr(keras.losses, loss.keras_name)())
    weight = None
    if data.task == "classification":
        each = CLASS_WEIGHTS[e.class_weight].weights(p.y_train, len(data.class_names))
        weight = dict(enumerate(map(float, each)))
    return model.fit(
        p.X_train,
        rows.targets(p.y_train, shape),
        batch_size=e.batch_size,
        epochs=epochs,
        shuffle=False,
        verbose=0,
        class_weight=weight,
        validation_data=(p.X_val, rows.targets(p.y_val, shape)),
    ).history


@pytest.mark.parametrize("e", MIXES.values(), ids=MIXES)
def test_agrees_with_keras_fit(e, monkeypatch):
    in_order(monkeypatch)
    _state, progress = slices.advance(slices.begin(e), 5)
    theirs = plain_fit(e, 5)
    for name in ("loss", "val_loss"):
        near = 1e-3 if e.batch_norm else 1e-5
        np.testing.assert_allclose(progress.history[name], theirs[name], atol=near, rtol=near)


def test_slices_equal_the_whole():
    e = Experiment(dataset="iris", hidden=(8,), epochs=12, dropout=0.2)
    state = slices.begin(e)
    for epochs in (1, 4, 7):
        state, _ = slices.advance(state, epochs)
    assert finish(state).history == train(e).history


def test_same_experiment_same_numbers_and_another_seed_others():
    e = Experiment(dataset="iris", hidden=(8,), epochs=5)
    one, again, other = train(e), train(e), train(replace(e, seed=1))
    assert one.history == again.history
    assert np.array_equal(one.y_prob, again.y_prob)
    assert one.history != other.history


@pytest.mark.parametrize("name", MODELS)
def test_initial_weights_are_those_of_a_seeded_keras_whoever_else_draws_numbers(name, monkeypatch):
    e, shape = Experiment(dataset="digits", model=name, hidden=(4, 4), seed=3), Shape(64, 10, "classification", (8, 8))
    keras.utils.set_random_seed(e.seed)
    plain = import_module(MODELS[name].module).build(e, shape).get_weights()
    begin = keras.layers.Layer.__init__

    def meanwhile(self, *args, **options):
        random.random()  # as another thread may, between any two layers
        begin(self, *args, **options)

    monkeypatch.setattr(keras.layers.Layer, "__init__", meanwhile)
    ours = MODELS[name].build(e, shape).get_weights()
    for mine, theirs in zip(ours, plain, strict=True):
        np.testing.assert_array_equal(mine, theirs)


def test_early_stopping_keeps_the_best_weights():
    run = train(Experiment(dataset="german_credit", hidden=(32,), epochs=100, patience=3))
    assert len(run.history["loss"]) < 100
    assert run.best_epoch == int(np.argmin(run.history["val_loss"]))
    assert len(run.history["loss"]) == run.best_epoch + 4


@pytest.mark.parametrize(
    "e",
    [
        Experiment(dataset="iris", hidden=(8, 4), epochs=5, l2=0.01, l1=0.001),
        Experiment(dataset="heart", hidden=(8,), epochs=5, batch_norm=True, class_weight="balanced"),
        Experiment(dataset="diabetes", model="linear", epochs=5),
        Experiment(dataset="spiral", hidden=(4,), epochs=5, by_hand=(Edit(0, 3, 1, 2.5), Edit(1, 0, None, 1.0, 3))),
        Experiment(dataset="german_credit", hidden=(8,), epochs=30, learning_rate=0.03, patience=2),
        Experiment(dataset="digits", model="cnn", hidden=(4,), epochs=2),
    ],
    ids=lambda e: f"{e.model}-{e.dataset}",
)
def test_seeds_trained_together_equal_each_alone(e):
    for seed, run in enumerate(train_seeds(e, range(3))):
        alone = train(replace(e, seed=seed))
        np.testing.assert_allclose(run.history["loss"], alone.history["loss"], atol=1e-4)
        np.testing.assert_allclose(run.history["val_loss"], alone.history["val_loss"], atol=1e-4)


def test_32_seeds_together_equal_each_alone():
    e = Experiment(dataset="iris", hidden=(16, 8), epochs=20)
    together = train_seeds(e, range(32))
    assert [run.experiment for run in together] == [replace(e, seed=seed) for seed in range(32)]
    for seed in (0, 13, 31):
        alone = train(replace(e, seed=seed))
        for name, curve in alone.history.items():
            np.testing.assert_allclose(together[seed].history[name], curve, atol=1e-4)
        np.testing.assert_allclose(together[seed].y_prob, alone.y_prob, atol=1e-4)


def test_each_epoch_is_told_and_a_wish_to_stop_is_heard():
    told, stop = [], Event()

    def on_epoch(epoch, logs):
        told.append((epoch, logs))
        if epoch == 3:
            stop.set()

    run = train(Experiment(dataset="iris", hidden=(8,), epochs=50), on_epoch=on_epoch, stop=stop)
    assert [epoch for epoch, _ in told] == [0, 1, 2, 3]
    assert run.stopped
    for name in ("loss", "val_loss", "accuracy", "val_accuracy"):
        assert run.history[name] == tuple(logs[name] for _, logs in told)


def test_pictures_are_changed_at_every_look_and_only_while_training():
    e = Experiment(dataset="digits", model="cnn", hidden=(4,), epochs=2, augment=0.2)
    run, plain = train(e), train(replace(e, augment=0.0))
    assert run.history == train(e).history
    assert run.history["loss"] != plain.history["loss"]
    np.testing.assert_array_equal(run.predict(run.X_test), run.predict(run.X_test))


def test_keras_model_predicts_what_the_run_says():
    run = train(Experiment(dataset="penguins", hidden=(8,), epochs=3, batch_norm=True))
    np.testing.assert_allclose(run.predict(run.data.frame.iloc[run.split.test]), run.y_prob, atol=1e-6)
    np.testing.assert_allclose(run.predict(run.X_test), run.y_prob, atol=1e-6)
    np.testing.assert_allclose(run.y_prob.sum(1), 1, atol=1e-5)


def test_numbers_come_in_their_own_unit():
    run = train(Experiment(dataset="diabetes", hidden=(16,), epochs=60))
    assert run.y_prob.shape == (len(run.y_test), 1)
    assert 100 < run.y_prob.mean() < 200


@pytest.mark.parametrize(
    "settings, words",
    [
        ({"dataset": "iris", "model": "cnn"}, "pictures"),
        ({"dataset": "diabetes", "loss": "hinge"}, "number"),
        ({"dataset": "iris", "features": ("nope",)}, "nope"),
        ({"dataset": "csv-0000"}, "csv-0000"),
    ],
)
def test_what_can_not_be_trained_says_why(settings, words):
    with pytest.raises(ValueError, match=words):
        train(Experiment(**settings))


def test_a_dataset_of_another_name_is_refused():
    with pytest.raises(ValueError, match="wine"):
        train(Experiment(dataset="iris"), dataset=load("wine"))
