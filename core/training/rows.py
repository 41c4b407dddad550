"""What a network learns from and is measured on, as arrays of numbers; without TensorFlow."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.datasets import Dataset, load
from core.datasets.preparation import prepare
from core.experiment import Experiment
from core.ingredients.weights import CLASS_WEIGHTS
from core.messages import N_, Message, UserError
from core.models import MODELS
from core.models.shape import Shape

Array = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Rows:
    """Hold inputs X (n, p) and targets y (n, o) of the three sides, and the training rows' weights (n,), all float32."""

    X_train: Array
    y_train: Array
    weight: Array
    X_val: Array
    y_val: Array
    X_test: Array
    y_test: Array


def data_of(experiment: Experiment, dataset: Dataset | None) -> Dataset:
    """Return the experiment's data: the one given, or the registry's.

    Raises
    ------
    UserError
        When another dataset is given than the experiment names, or the model can't take its rows.
    """
    e = experiment
    if dataset is not None and dataset.name != e.dataset:
        raise UserError(
            N_("The experiment is about {expected}, and the data given is {received}."),
            expected=e.dataset,
            received=dataset.name,
        )
    found = dataset or load(e.dataset, n_samples=e.n_samples, noise=e.noise, seed=e.split_seed)
    if not MODELS[e.model].takes(found.image_shape is not None):
        raise UserError(
            N_("{model} learns from pictures, and this data is a table. Choose a dense network."),
            model=Message(MODELS[e.model].label),
        )
    return found


def shape_of(dataset: Dataset, inputs: int) -> Shape:
    """Return the outside of a network for this data: two classes need one output."""
    outputs = len(dataset.class_names) if len(dataset.class_names) > 2 else 1
    return Shape(inputs, outputs, dataset.task, dataset.image_shape)


def rows_of(experiment: Experiment, data: Dataset) -> Rows:
    """Return the rows of an experiment: prepared, labels as a network's targets, class weights on the rows."""
    made = prepare(experiment, data)
    shape = shape_of(data, made.X_train.shape[1])
    weight = np.ones(len(made.y_train), np.float32)
    if data.task == "classification":
        each = CLASS_WEIGHTS[experiment.class_weight].weights(made.y_train, len(data.class_names))
        weight = each[made.y_train]
    y_train, y_val, y_test = (targets(y, shape) for y in (made.y_train, made.y_val, made.y_test))
    return Rows(made.X_train, y_train, weight, made.X_val, y_val, made.X_test, y_test)


def targets(y: NDArray[Any], shape: Shape) -> Array:
    """Return labels (n,) as a network's targets (n, o): one-hot for three classes and more."""
    return np.eye(shape.outputs, dtype=np.float32)[y] if shape.outputs > 1 else y.astype(np.float32)[:, None]


def shuffled(seed: int, epoch: int, rows: int) -> NDArray[np.int64]:
    """Return the order of the training rows in an epoch; it depends on the seed and the epoch alone."""
    return np.random.default_rng((seed, epoch)).permutation(rows)
