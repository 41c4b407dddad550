"""One epoch of training as one compiled function, for one network or for many that differ in their seed.

The function is pure in what differs between trainings: data, order, row weights and learning rate are arguments, and all
trainable weights are one vector a member, so that the optimiser updates a single variable. What is traced
(architecture, loss, penalties, dropout) is the key of the cache.
"""

import threading
from collections import OrderedDict
from collections.abc import Sequence
from functools import partial
from typing import Any

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from core.experiment import Experiment
from core.ingredients.heads import objective
from core.ingredients.optimizers import OPTIMIZERS
from core.models import MODELS, stackable
from core.models.initial import initial
from core.models.shape import Shape
from core.training.forward import Alone, Together
from core.training.state import Learned

TRACED = (
    "model", "hidden", "activation", "batch_norm", "initializer", "loss", "optimizer", "precision", "l1", "l2", "dropout", "augment",
)  # fmt: skip
KEPT = 16
LONG = 10_000  # updates of a single training: XLA compiles for 2 s longer and then wins 0.2 ms with each
Array = NDArray[np.float32]

PROGRAMS: "OrderedDict[Any, Program]" = OrderedDict()
_lock = threading.RLock()


class Program:
    """Compile and run epochs of `members` trainings of one architecture."""

    def __init__(self, experiment: Experiment, shape: Shape, members: int) -> None:
        self.shape, self.members = shape, members
        self.single = Alone(experiment, shape)
        self._forward = self.single if members == 1 else Together(self.single, experiment, shape, members)
        self.lock = threading.RLock()
        self._loss = objective(experiment.loss, shape.outputs, shape.task).make()
        self.theta = keras.Variable(np.zeros((members, sum(self.single.sizes)), np.float32))
        optimizer = OPTIMIZERS[experiment.optimizer].make(experiment.learning_rate)
        if experiment.precision == "mixed_float16":
            optimizer = keras.optimizers.LossScaleOptimizer(optimizer)
        self.optimizer = optimizer
        self.optimizer.build([self.theta])
        self._fresh_slots = [v.numpy() for v in self.optimizer.variables]
        self._suits_xla = MODELS[experiment.model].compiled and not experiment.augment
        self._epochs = {xla: tf.function(self._trace_epoch, jit_compile=xla, autograph=False) for xla in (False, True)}
        self._traced: dict[Any, Any] = {}

    def begin(self, experiments: Sequence[Experiment]) -> Learned:
        """Return the state of trainings that start from the weights which each experiment's seed draws."""
        starts = [self._start(experiment) for experiment in experiments]
        theta = np.stack([np.concatenate([*map(np.ravel, weights)]) for weights, _ in starts]).astype(np.float32)
        extra = tuple(map(np.stack, zip(*(others for _, others in starts), strict=True)))
        return Learned(theta, tuple(self._fresh_slots), extra)

    def _start(self, experiment: Experiment) -> tuple[list[Array], list[Array]]:
        """Return the first values of trainable and other variables; there is a model already, which training leaves be."""
        model, drawn = self.single.model, {}
        if self.single.seed != experiment.seed and stackable(experiment):
            drawn = initial(model, experiment)
        elif self.single.seed != experiment.seed:
            model = MODELS[experiment.model].build(experiment, self.shape)
        kinds = model.trainable_variables, model.non_trainable_variables
        weights, others = ([drawn[id(v)] if id(v) in drawn else v.numpy() for v in kind] for kind in kinds)
        return weights, others

    def load(self, learned: Learned) -> tuple[Any, ...]:
        """Put a training's weights and optimiser slots in place; return its other variables as tensors."""
        self.theta.assign(learned.theta)
        for variable, value in zip(self.optimizer.variables, learned.slots, strict=True):
            variable.assign(value)
        return tuple(tf.constant(value) for value in learned.extra)

    def unload(self, extra: tuple[Any, ...]) -> Learned:
        """Return what was trained as plain arrays."""
        slots = tuple(v.numpy() for v in self.optimizer.variables)
        return Learned(self.theta.numpy(), slots, tuple(value.numpy() for value in extra))

    def pays_xla(self, epochs: int, orders: tuple[Any, ...]) -> bool:
        """Tell whether XLA wins back, in a training of so many epochs, the seconds that it compiles for.

        Like all that moves a last digit it is decided by what is asked for, never by what a cache holds.
        """
        updates = epochs * sum(int(order.shape[0]) for order in orders)
        return self._suits_xla and (self.members > 1 or updates >= LONG)

    def epoch(
        self, extra: tuple[Any, ...], rate: float, data: tuple[Any, ...], orders: tuple[Any, ...], xla: bool
    ) -> tuple[Any, Any]:
        """Train one epoch; return the other variables and the logs (4, members): loss, accuracy, and of validation."""
        given = (extra, tf.constant(rate, tf.float32), orders, *data)
        key = xla, *(tuple(part.shape) for part in (*orders, *data))
        if key not in self._traced:
            self._traced[key] = self._epochs[xla].get_concrete_function(*given)
        # Called directly: choosing it anew by the arguments would take longer than a small epoch itself.
        logs, after = self._traced[key](*given)
        return after, logs

    def outputs(self, theta: Array, extra: tuple[Array, ...], x: Array) -> Array:
        """Return one member's outputs (n, o) for prepared rows (n, p)."""
        return self.single.outputs(theta, extra, x)

    def all_outputs(self, learned: Learned, x: Array) -> Array:
        """Return all members' outputs (k, n, o) for prepared rows (n, p)."""
        return self._forward.all_outputs(learned.theta, learned.extra, x)

    def _rows(self, out: Any, y: Any) -> tuple[Any, Any]:
        """Return each row's loss and whether it is right: outputs (k, b, o), targets (k, b, o) -> (k, b) both."""
        loss = tf.reshape(self._loss(y, out), tf.shape(out)[:2])
        if self.shape.outputs > 1:
            right = tf.equal(tf.argmax(out, -1), tf.argmax(y, -1))
        else:
            # Margins of the hinge loss are split at 0, probabilities at one half.
            middle = 0.0 if getattr(self._loss, "name", "") == "hinge" else 0.5
            right = tf.equal(out[..., 0] > middle, y[..., 0] > 0.5)
        return loss, tf.cast(right, tf.float32)

    def _trace_epoch(self, extra: Any, rate: Any, orders: Any, x: Any, y: Any, w: Any, x_val: Any, y_val: Any) -> Any:
        """Trace an epoch: orders (s, b, k) row numbers, -1 for none; x (n, d), y (n, o), w (n,) -> logs (4, k)."""
        inner = getattr(self.optimizer, "inner_optimizer", self.optimizer)
        inner.learning_rate.assign(rate)
        members, rows = self.members, tf.cast(tf.shape(x)[0], tf.float32)

        def step(order: Any, i: Any, extra: Any, total: Any, hits: Any) -> tuple[Any, ...]:
            index = tf.transpose(order[i])  # (k, b)
            mask = tf.cast(index >= 0, tf.float32)
            index = tf.maximum(index, 0)
            weight, count = mask * tf.gather(w, index), tf.reduce_sum(mask, 1)
            with tf.GradientTape() as tape:
                theta = tf.convert_to_tensor(self.theta.value)
                tape.watch(theta)
                out, penalty, after = self._forward(theta, extra, tf.gather(x, index), training=True)
                loss, right = self._rows(out, tf.gather(y, index))
                mean = tf.reduce_sum(loss * weight, 1) / count + penalty
                goal = self.optimizer.scale_loss(tf.reduce_sum(mean))
            self.optimizer.apply([tape.gradient(goal, theta)], [self.theta])
            return i + 1, after, total + mean * count, hits + tf.reduce_sum(right * mask, 1)

        total = hits = tf.zeros((members,))
        extra = tuple(extra)
        for order in orders:
            _, extra, total, hits = tf.while_loop(
                lambda i, *_, order=order: i < order.shape[0],
                partial(step, order),
                (tf.constant(0), extra, total, hits),
            )
        held_x, held_y = (tf.broadcast_to(v, (members, *v.shape)) for v in (x_val, y_val))
        with tf.control_dependencies([total]):  # read after the last update
            trained = tf.convert_to_tensor(self.theta.value.read_value())
        out, penalty, _ = self._forward(trained, extra, held_x, training=False)
        loss, right = self._rows(out, held_y)
        logs = tf.stack([total / rows, hits / rows, tf.reduce_mean(loss, 1) + penalty, tf.reduce_mean(right, 1)])
        return logs, extra


def program(experiment: Experiment, shape: Shape, members: int = 1) -> Program:
    """Return the program of an experiment's architecture, from the cache when it was traced before."""
    key = (*(getattr(experiment, name) for name in TRACED), shape, members)
    with _lock:
        if key not in PROGRAMS:
            PROGRAMS[key] = Program(experiment, shape, members)
            while len(PROGRAMS) > KEPT:
                PROGRAMS.popitem(last=False)
        PROGRAMS.move_to_end(key)
        return PROGRAMS[key]
