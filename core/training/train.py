"""Train an experiment in this process, from start to end."""

from collections.abc import Iterable
from dataclasses import replace
from threading import Event

from core.datasets import Dataset
from core.experiment import Experiment
from core.models import stackable
from core.training.device import warm_up
from core.training.run import Run
from core.training.state import OnEpoch


def train(
    experiment: Experiment, dataset: Dataset | None = None, on_epoch: OnEpoch | None = None, stop: Event | None = None
) -> Run:
    """Train an experiment and return its run.

    Parameters
    ----------
    experiment : Experiment
    dataset : Dataset, optional
        One from `read_csv`; otherwise the experiment's data is loaded by its name.
    on_epoch : callable, optional
        Called after each epoch, counted from 0, with its logs.
    stop : threading.Event, optional
        Ends the training after the epoch in which it is set.

    Raises
    ------
    ValueError
        When the dataset isn't the one that the experiment names, or the model can't learn from it.

    Examples
    --------
    >>> run = train(Experiment(dataset="iris", epochs=5))
    >>> len(run.history["loss"])
    5
    """
    warm_up()
    from core.training.finishing import finish
    from core.training.slices import advance, begin

    state, _ = advance(begin(experiment, dataset), experiment.epochs, on_epoch, stop)
    return finish(state, stopped=not state.finished)


def train_seeds(experiment: Experiment, seeds: Iterable[int], dataset: Dataset | None = None) -> list[Run]:
    """Train runs that differ in their seed only; dense networks together in one compiled program.

    Each equals its own single training: same initial weights, same order of rows. Other models, and pictures that are
    augmented, are trained one after the other.
    """
    warm_up()
    from core.training.finishing import finish_all
    from core.training.slices import advance, begin

    numbers = tuple(seeds)
    if len(numbers) < 2 or not stackable(experiment):
        return [train(replace(experiment, seed=seed), dataset) for seed in numbers]
    state, _ = advance(begin(experiment, dataset, numbers), experiment.epochs)
    return finish_all(state)
