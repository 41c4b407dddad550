"""What a simple model learns from: the very rows, labels and weights that the network saw."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.datasets.dataset import Dataset
from core.datasets.preparation import Prepared, prepare
from core.experiment import Experiment
from core.messages import N_, UserError
from core.training.rows import data_of, rows_of


@dataclass(frozen=True, eq=False)
class Problem:
    """Hold an experiment's data, its prepared rows, and how much each training row counts (n,), unless all count the same."""

    data: Dataset
    rows: Prepared
    weight: NDArray[np.float32] | None

    @property
    def questions(self) -> int:
        """How many yes-or-no questions, or numbers, there are to answer for a row: one, or one a class."""
        return len(self.data.class_names) if len(self.data.class_names) > 2 else 1

    @property
    def cells(self) -> int:
        """How many numbers a model learns from."""
        return self.rows.X_train.size


def problem_of(experiment: Experiment, dataset: Dataset | None = None) -> Problem:
    """Return what an experiment's network learns from.

    Raises
    ------
    UserError
        When the data isn't the experiment's, or there is nothing to tell apart.
    """
    data = data_of(experiment, dataset)
    made = prepare(experiment, data)
    if data.task == "classification" and len(np.unique(made.y_train)) < 2:
        raise UserError(
            N_(
                "Simple models have nothing to tell apart: expected training rows of two classes, received rows of "
                "one. Leave more rows for training."
            )
        )
    weight = rows_of(experiment, data).weight
    return Problem(data, made, None if (weight == weight[0]).all() else weight)
