"""Small networks trained on a worker in slices: what is between two slices is plain arrays."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import keras

Array = NDArray[np.float32]
SLICE_SECONDS = 0.6  # of a slice: others wait for their turn
BATCH = 128
CLIP = 1.0  # longest gradient of a weight array: recurrent layers jump otherwise (Pascanu et al. 2013, 3.2)


@dataclass(frozen=True, eq=False)
class Sides:
    """Hold inputs and class numbers (n,) of the training and the test side."""

    X: Array
    y: NDArray[np.int64]
    X_test: Array
    y_test: NDArray[np.int64]


@dataclass(frozen=True)
class Task:
    """Say what is trained on what; equal tasks share a compiled program.

    Parameters
    ----------
    build : callable
        `build() -> keras.Model`, inputs -> logits of the classes; a function of a module, so that a worker finds it.
    sides : callable
        `sides() -> Sides`, the same each time.
    epochs : int
    rate : float
        Learning rate of Adam.
    """

    build: Callable[[], "keras.Model"]
    sides: Callable[[], Sides]
    epochs: int
    rate: float = 3e-3


@dataclass(frozen=True, eq=False)
class Learnt:
    """Hold a training between two slices: weights, the optimiser's variables, epochs done, loss of each epoch."""

    seed: int
    weights: tuple[Array, ...] = ()
    slots: tuple[NDArray[Any], ...] = ()
    losses: tuple[float, ...] = ()
    seconds: float = 0.0

    @property
    def epoch(self) -> int:
        """Epochs done."""
        return len(self.losses)


@dataclass(frozen=True, eq=False)
class _Program:
    """Hold a model, its optimiser and its compiled epoch."""

    model: Any
    optimizer: Any
    epoch: Any


def advance(task: Task, learnt: Learnt) -> Learnt:
    """Train on for about `SLICE_SECONDS`, at least one epoch, at most to the task's last."""
    import time

    import tensorflow as tf

    made, sides = _program(task.build, task.rate), task.sides()
    learnt = learnt if learnt.weights else _begun(task, learnt.seed)
    _load(made, learnt)
    began, losses = time.perf_counter(), list(learnt.losses)
    X, y = tf.constant(sides.X), tf.constant(sides.y)
    while len(losses) < task.epochs:
        losses.append(float(made.epoch(X, y, tf.constant(_order(learnt.seed, len(losses), len(sides.y))))))
        if time.perf_counter() - began > SLICE_SECONDS:
            break
    weights = tuple(np.asarray(w) for w in made.model.get_weights())
    slots = tuple(np.asarray(v) for v in made.optimizer.variables)
    return replace(learnt, weights=weights, slots=slots, losses=tuple(losses), seconds=learnt.seconds + time.perf_counter() - began)  # fmt: skip


def _order(seed: int, epoch: int, rows: int) -> NDArray[np.int64]:
    """Return row numbers (steps, batch) of an epoch; what does not fill a batch is left out this time."""
    order = np.random.default_rng((seed, epoch)).permutation(rows)
    batch = min(BATCH, rows)
    return order[: rows // batch * batch].reshape(-1, batch)


def _begun(task: Task, seed: int) -> Learnt:
    """Return a training before its first epoch: fresh weights that follow the seed, empty slots."""
    from keras import optimizers

    from core.experiment import Experiment
    from core.models.layers import seeded

    with seeded(Experiment(seed=seed)):
        model = task.build()
    fresh = optimizers.Adam(task.rate, clipnorm=CLIP)
    fresh.build(model.trainable_variables)
    return Learnt(
        seed, tuple(map(np.asarray, model.get_weights())), tuple(np.asarray(v.numpy()) for v in fresh.variables)
    )


def _load(made: _Program, learnt: Learnt) -> None:
    made.model.set_weights(list(learnt.weights))
    for variable, value in zip(made.optimizer.variables, learnt.slots, strict=True):
        variable.assign(value)


@lru_cache(maxsize=12)
def _program(build: Callable[[], "keras.Model"], rate: float) -> _Program:
    import tensorflow as tf
    from keras import losses, optimizers

    model, optimizer = build(), optimizers.Adam(rate, clipnorm=CLIP)
    variables = model.trainable_variables
    optimizer.build(variables)
    loss_of = losses.SparseCategoricalCrossentropy(from_logits=True)

    def step(total: Any, X: Any, y: Any) -> Any:
        with tf.GradientTape() as tape:
            loss = loss_of(y, model(X, training=True))
        optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables, strict=True))
        return total + loss

    def epoch(X: Any, y: Any, order: Any) -> Any:
        steps = tf.shape(order)[0]
        _, total = tf.while_loop(
            lambda i, total: i < steps,
            lambda i, total: (i + 1, step(total, tf.gather(X, order[i]), tf.gather(y, order[i]))),
            (tf.constant(0), tf.constant(0.0)),
        )
        return total / tf.cast(steps, tf.float32)

    return _Program(model, optimizer, tf.function(epoch, reduce_retracing=True))


def right(task: Task, learnt: Learnt) -> NDArray[np.bool_]:
    """Return which test rows (n,) a trained network gets right."""
    made, sides = _program(task.build, task.rate), task.sides()
    made.model.set_weights(list(learnt.weights))
    return np.asarray(np.asarray(made.model(sides.X_test, training=False)).argmax(axis=1) == sides.y_test)
