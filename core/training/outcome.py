"""From a network's outputs to what a user reads: probabilities, or numbers in their own unit."""

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from core.datasets.dataset import Task
from core.datasets.preparation import Preprocessor
from core.experiment import Experiment
from core.ingredients.heads import objective

Array = NDArray[np.float32]


class Asked(Protocol):
    """Know what is asked for: a dataset, or what is left of it where its rows are not needed."""

    @property
    def task(self) -> Task:
        """Classes or a number."""


def probabilities(outputs: Array, experiment: Experiment, data: Asked, preprocessor: Preprocessor) -> Array:
    """Turn outputs (n, o) into probabilities (n, classes), or numbers (n, 1) in the target's unit."""
    if data.task == "regression":
        mean, scale = preprocessor.target
        return np.asarray(outputs * scale + mean, np.float32)
    linked = objective(experiment.loss, outputs.shape[1], data.task).link(outputs)
    return np.hstack([1 - linked, linked]) if linked.shape[1] == 1 else linked
