"""Many small networks side by side, each with an answer for every arm, all in one training.

Each member has its own weights for the patients: 0 for those of the part that it is asked about (cross-fitting), for the
others how often a resample draws them (Poisson bootstrap: Oza and Russell 2001). How far the members are apart says how sure a
risk is. The last members see all patients: they answer a visitor. An arm's answer learns only from patients of that arm.
"""

from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.learning import Sides, Task
from core.scenarios.treatment.table import ARMS, COLUMNS, FOLDS, SPLITS, Floats, scaled, trial

if TYPE_CHECKING:
    import keras

RESAMPLES = 6  # members for each part of each split
OPEN = 16  # members that see all patients
MEMBERS = SPLITS * FOLDS * RESAMPLES + OPEN
UNITS, EPOCHS, RATE = 12, 24, 3e-3

Weights = NDArray[np.float32]


def build() -> "keras.Model":
    """Return scaled patients (b, d) -> logits of the event (b, members, arms)."""
    return _network(MEMBERS)


def build_open() -> "keras.Model":
    """Return the same of the members that see all patients they may."""
    return _network(OPEN)


def _network(members: int) -> "keras.Model":
    import keras

    inputs = keras.Input((len(COLUMNS),))
    hidden = keras.layers.EinsumDense("bi,kio->bko", (members, UNITS), bias_axes="ko", activation="relu")(inputs)
    outputs = keras.layers.EinsumDense("bki,kio->bko", (members, len(ARMS)), bias_axes="ko")(hidden)
    return keras.Model(inputs, outputs)


def loss(y: Any, logits: Any) -> Any:
    """Return the cross-entropy of the arm that each patient got, summed over the members, each with its own weights.

    Parameters
    ----------
    y : array (b, 2 + members)
        Arm, event, and how often each member sees the patient.
    logits : array (b, members, arms)
    """
    import tensorflow as tf

    taken = tf.one_hot(tf.cast(y[:, 0], tf.int32), len(ARMS))[:, tf.newaxis]
    said = tf.reduce_sum(logits * taken, axis=-1)
    event = tf.zeros_like(said) + y[:, 1:2]
    price = tf.nn.sigmoid_cross_entropy_with_logits(labels=event, logits=said)
    return tf.reduce_sum(tf.reduce_mean(price * y[:, 2:], axis=0))


def weights_of_all() -> Weights:
    """Return how often each member sees each patient (n, members)."""
    it = trial()
    drawn = np.random.default_rng(0).poisson(1.0, (it.n, MEMBERS)).astype(np.float32)
    held_out = it.folds.T[:, :, np.newaxis] == np.arange(FOLDS)  # (n, splits, folds)
    drawn[:, :-OPEN] *= ~np.repeat(held_out.reshape(it.n, -1), RESAMPLES, axis=1)
    return drawn


def sides() -> Sides:
    """Return all patients, with what each member sees of them."""
    return _sides(np.ones(trial().n, bool), weights_of_all())


def sides_without(column: str, value: int) -> Sides:
    """Return patients without a group to train on, and the group to be asked."""
    drawn = np.random.default_rng(1).poisson(1.0, (trial().n, OPEN)).astype(np.float32)
    return _sides(trial().column(column) != value, drawn)


def _sides(train: NDArray[np.bool_], weights: Weights) -> Sides:
    it = trial()
    X, y = scaled(it.X), np.column_stack([it.arm, it.event, weights]).astype(np.float32)
    return Sides(X[train], y[train], X[~train], y[~train])


def task() -> Task:
    """Return the training of all members."""
    return Task(build, sides, EPOCHS, RATE, loss)


def task_without(column: str, value: int) -> Task:
    """Return a training that does not see a group of patients."""
    return Task(build_open, partial(sides_without, column, value), EPOCHS, RATE, loss)


def chances(logits: Any) -> Floats:
    """Return the chance of the event for its logit."""
    return np.asarray(1 / (1 + np.exp(-np.asarray(logits, np.float64))))


def left_out(risks: Any) -> Floats:
    """Return the risk (splits, n, resamples, arms) by members that did not see the patient, of all risks (n, members, arms)."""
    it = trial()
    members = np.asarray(risks)[:, :-OPEN].reshape(it.n, SPLITS, FOLDS, RESAMPLES, len(ARMS))
    return np.stack([members[np.arange(it.n), split, it.folds[split]] for split in range(SPLITS)])
