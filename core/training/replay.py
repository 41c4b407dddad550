"""A network as it was at some epoch of its training, asked again; for models that only Keras can run."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.datasets import Dataset
from core.datasets.preparation import prepare
from core.experiment import Experiment
from core.training.outcome import probabilities
from core.training.recording import Frame
from core.training.rows import data_of, shape_of

Array = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Replayed:
    """Hold what a network says: of the validation rows (n, k), and of the plane (g, g, k) for 2-D points."""

    y_val: Array
    surface: Array | None = None


def replayed(experiment: Experiment, dataset: Dataset | None, frame: Frame) -> Replayed:
    """Return what the network of a frame says; runs where TensorFlow is.

    Parameters
    ----------
    dataset : Dataset, optional
        None: loaded by the experiment's name.
    """
    from core.training.program import program
    from core.training.state import Learned
    from core.training.surface import surface_of

    data = data_of(experiment, dataset)
    prepared = prepare(experiment, data)
    made = program(experiment, shape_of(data, prepared.X_train.shape[1]))
    learned = Learned(frame.theta[None], (), tuple(part[None] for part in frame.extra))
    with made.lock:
        outputs = made.outputs(frame.theta, frame.extra, prepared.X_val)
        plane = surface_of(made, learned, data, prepared, experiment)
    return Replayed(probabilities(outputs, experiment, data, prepared.preprocessor), plane)
