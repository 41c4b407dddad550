"""Any network is trained in slices as at once, dropout included, and as Keras trains it."""

from dataclasses import replace

import keras
import numpy as np
import pytest

from core import learning
from core.learning import Learnt, Sides, Task, advance, learn, outputs, right
from core.models.layers import seeded
from core.scenarios.here import Here


def table():
    rng = np.random.default_rng(0)
    X = rng.normal(size=(192, 6)).astype(np.float32)
    y = (X[:, 0] + X[:, 1] > 0).astype(np.int64)
    return Sides(X, y, X[:50], y[:50])


def two_parts():
    sides = table()
    return Sides((sides.X[:, :3], sides.X[:, 3:]), sides.X[:, 0], (sides.X_test[:, :3], sides.X_test[:, 3:]), sides.X_test[:, 0])  # fmt: skip


def dense():
    return keras.Sequential([keras.layers.Input((6,)), keras.layers.Dense(8, "relu"), keras.layers.Dense(2)])


def forgetful():
    return keras.Sequential(
        [keras.layers.Input((6,)), keras.layers.Dense(8), keras.layers.Dropout(0.5), keras.layers.Dense(2)]
    )


def joined():
    left, right_hand = keras.Input((3,)), keras.Input((3,))
    return keras.Model([left, right_hand], keras.layers.Dense(1)(keras.layers.Concatenate()([left, right_hand])))


def squared(y, said):
    import tensorflow as tf

    return tf.reduce_mean(tf.square(tf.reshape(said, [-1]) - y))


@pytest.mark.parametrize("build", [dense, forgetful])
def test_slices_of_one_epoch_train_as_one_slice_does(build, monkeypatch):
    task = Task(build, table, epochs=4)
    monkeypatch.setattr(learning, "SLICE_SECONDS", 1e9)
    whole = advance(task, Learnt(3))
    monkeypatch.setattr(learning, "SLICE_SECONDS", 0.0)
    parts = Learnt(3)
    while parts.epoch < task.epochs:
        parts = advance(task, parts)
    assert parts.losses == pytest.approx(whole.losses, abs=1e-6)
    assert all(np.allclose(a, b, atol=1e-6) for a, b in zip(parts.weights, whole.weights, strict=True))
    assert advance(replace(task, epochs=1), Learnt(4)).losses != whole.losses[:1]


def test_an_epoch_is_what_keras_does_with_the_same_batches():
    task, sides = Task(dense, table, epochs=1, rate=0.01, batch=64), table()
    ours = advance(task, Learnt(0))
    from core.experiment import Experiment

    with seeded(Experiment(seed=0)):
        model = dense()
    model.compile(
        keras.optimizers.Adam(0.01, clipnorm=learning.CLIP),
        keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    )
    order = np.random.default_rng((0, 0)).permutation(192)
    model.fit(sides.X[order], sides.y[order], batch_size=64, epochs=1, shuffle=False, verbose=0)
    assert all(np.allclose(a, b, atol=1e-5) for a, b in zip(ours.weights, model.get_weights(), strict=True))


async def _trained(task, seen):
    return await learn(Here(), task, tell=lambda learnt: seen.append(learnt.epoch))


def test_a_network_of_two_inputs_learns_with_a_loss_of_its_own():
    import asyncio

    task, seen = Task(joined, two_parts, epochs=60, rate=0.05, loss=squared, batch=48), []
    learnt = asyncio.run(_trained(task, seen))
    assert seen[-1] == 60 and learnt.losses[-1] < 0.05 * learnt.losses[0]
    said = outputs(joined, learnt.weights, two_parts().X_test)
    assert said[:, 0] == pytest.approx(two_parts().y_test, abs=0.3)


def test_right_counts_the_test_rows():
    learnt = advance(Task(dense, table, epochs=1), Learnt(0))
    task = Task(dense, table, epochs=1)
    expected = outputs(dense, learnt.weights, table().X_test).argmax(axis=1) == table().y_test
    assert np.array_equal(right(task, learnt), expected)
