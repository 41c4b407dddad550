"""Small networks trained on a worker in slices: what is between two slices is plain arrays."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import keras

Array = NDArray[Any]
SLICE_SECONDS = 0.6  # of a slice: others wait for their turn
BATCH = 128
CLIP = 1.0  # longest gradient of a weight array: recurrent layers jump otherwise (Pascanu et al. 2013, 3.2)


@dataclass(frozen=True, eq=False)
class Sides:
    """Hold inputs and what is to be answered, row by row, of the training and the test side.

    Parameters
    ----------
    X, X_test : array (n, ...) or tuple of such arrays
        A tuple where the network has several inputs.
    y, y_test : array (n, ...)
        As the task's loss wants it: class numbers (n,) by default.
    """

    X: Array | tuple[Array, ...]
    y: Array
    X_test: Array | tuple[Array, ...]
    y_test: Array


@dataclass(frozen=True)
class Task:
    """Say what is trained on what; equal tasks share a compiled program.

    Parameters
    ----------
    build : callable
        `build() -> keras.Model`, inputs -> logits of the classes, or what the loss wants; a function of a module, so that
        a worker finds it.
    sides : callable
        `sides() -> Sides`, the same each time.
    epochs : int
    rate : float
        Learning rate of Adam.
    loss : callable, optional
        `loss(y, outputs) -> scalar tensor`, a function of a module; by default the cross-entropy of class numbers.
    batch : int
    """

    build: Callable[[], "keras.Model"]
    sides: Callable[[], Sides]
    epochs: int
    rate: float = 3e-3
    loss: Callable[[Any, Any], Any] | None = None
    batch: int = BATCH


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

    made, sides = _program(task.build, task.rate, task.loss), task.sides()
    learnt = learnt if learnt.weights else _begun(task, learnt.seed)
    _load(made, learnt)
    began, losses = time.perf_counter(), list(learnt.losses)
    X, y = tf.nest.map_structure(tf.constant, sides.X), tf.constant(sides.y)
    while len(losses) < task.epochs:
        _seed(made.model, learnt.seed, len(losses))
        losses.append(float(made.epoch(X, y, tf.constant(_order(learnt.seed, len(losses), len(sides.y), task.batch)))))
        if time.perf_counter() - began > SLICE_SECONDS:
            break
    weights = tuple(np.asarray(w) for w in made.model.get_weights())
    slots = tuple(np.asarray(v) for v in made.optimizer.variables)
    return replace(learnt, weights=weights, slots=slots, losses=tuple(losses), seconds=learnt.seconds + time.perf_counter() - began)  # fmt: skip


def _order(seed: int, epoch: int, rows: int, size: int) -> NDArray[np.int64]:
    """Return row numbers (steps, batch) of an epoch; what does not fill a batch is left out this time."""
    order = np.random.default_rng((seed, epoch)).permutation(rows)
    batch = min(size, rows)
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


def _seed(model: Any, seed: int, epoch: int) -> None:
    """Let what dropout draws follow the seed and the epoch, wherever a slice begins."""
    states = [variable for variable in model.variables if variable.path.endswith("seed_generator_state")]
    for number, state in enumerate(states):
        state.assign(np.array([seed * 1000 + number, epoch], np.uint32))


@lru_cache(maxsize=8)
def _program(
    build: Callable[[], "keras.Model"], rate: float, loss: Callable[[Any, Any], Any] | None = None
) -> _Program:
    import tensorflow as tf
    from keras import losses, optimizers

    model, optimizer = build(), optimizers.Adam(rate, clipnorm=CLIP)
    variables = model.trainable_variables
    optimizer.build(variables)
    loss_of = loss or losses.SparseCategoricalCrossentropy(from_logits=True)

    def rows(X: Any, places: Any) -> Any:
        return tf.nest.map_structure(lambda part: tf.gather(part, places), X)

    def step(total: Any, X: Any, y: Any) -> Any:
        with tf.GradientTape() as tape:
            price = loss_of(y, model(X, training=True))
        optimizer.apply_gradients(zip(tape.gradient(price, variables), variables, strict=True))
        return total + price

    def epoch(X: Any, y: Any, order: Any) -> Any:
        steps = tf.shape(order)[0]
        _, total = tf.while_loop(
            lambda i, total: i < steps,
            lambda i, total: (i + 1, step(total, rows(X, order[i]), tf.gather(y, order[i]))),
            (tf.constant(0), tf.constant(0.0)),
        )
        return total / tf.cast(steps, tf.float32)

    return _Program(model, optimizer, tf.function(epoch, reduce_retracing=True))


@lru_cache(maxsize=4)
def _built(build: Callable[[], "keras.Model"]) -> Any:
    """Return a model to be given weights, with its compiled forward pass; the least recently used is let go."""
    import tensorflow as tf

    model = build()
    return model, tf.function(lambda X: model(X, training=False), reduce_retracing=True)


def outputs(build: Callable[[], "keras.Model"], weights: Sequence[Array], X: Any) -> Any:
    """Return what a network with such weights says of rows X, as an array or what its outputs are made of.

    Parameters
    ----------
    build : callable
        As of a `Task`; the built model stays on the worker, so that the next question is quick.
    """
    import tensorflow as tf

    model, forward = _built(build)
    model.set_weights(list(weights))
    said = forward(tf.nest.map_structure(tf.constant, X))
    return tf.nest.map_structure(np.asarray, said)


def right(task: Task, learnt: Learnt) -> NDArray[np.bool_]:
    """Return which test rows (n,) a trained network gets right."""
    sides = task.sides()
    return np.asarray(outputs(task.build, learnt.weights, sides.X_test).argmax(axis=1) == sides.y_test)


async def learn(hands: Any, task: Task, seed: int = 0, tell: Callable[[Learnt], None] | None = None) -> Learnt:
    """Train a task to its end by an errand's hands, slice after slice.

    Parameters
    ----------
    hands : Hands
    tell : callable, optional
        `tell(learnt)` after each slice.
    """
    learnt = Learnt(seed)
    while learnt.epoch < task.epochs:
        learnt = await hands.ask(advance, task, learnt)
        if tell is not None:
            tell(learnt)
    return learnt
