"""A network before its first epoch."""

from core.datasets import Dataset
from core.experiment import Experiment
from core.training.device import warm_up
from core.training.recording import Frame


def untrained(experiment: Experiment, dataset: Dataset | None = None) -> Frame:
    """Return the weights that a training of this experiment starts from."""
    warm_up()
    from core.training.slices import begin, frame_of

    return frame_of(begin(experiment, dataset).learned, 0)
