"""The playground's own trainings inside a study: slice after slice, then the run, opened on the worker."""

from collections.abc import Callable, Mapping
from typing import Any

from core.datasets import Dataset
from core.experiment import Experiment
from core.jobs.errand import Hands
from core.jobs.work import Slice, Work, first_slice, next_slice, report
from core.training.run import Run

WORK = Work()
SLICE_SECONDS = 0.6
Tell = Callable[[float], None]


async def trained(
    hands: Hands, experiment: Experiment, dataset: Dataset | None, told: Callable[[Run], Any], tell: Tell
) -> Any:
    """Train an experiment and return what `told(run)`, called on the worker, says of its run.

    Parameters
    ----------
    tell : callable
        `tell(share)` after each slice: how much of the training is done, 0 to 1.
    """
    kept, made = await hands.keep(first_slice, WORK, experiment, dataset, tell=report)
    pace = 0.05
    while made.run is None:
        tell(made.progress.epoch / experiment.epochs)
        epochs = max(1, int(SLICE_SECONDS / pace))
        before = made.progress.epoch
        kept, made = await hands.keep(next_slice, WORK, kept, epochs, tell=_without_run)
        pace = max(1e-3, made.progress.seconds / max(1, made.progress.epoch - before))
        if made.progress.epoch >= experiment.epochs:
            break
    tell(1.0)
    return await hands.ask(_opened, kept, told)


def _without_run(made: Slice) -> Any:
    """Return the part of a slice that goes home, not the run: only what is told of it is wanted."""
    full = report(made)
    return type(full)(full.progress, None)


def _opened(made: Slice, told: Callable[[Run], Any]) -> Any:
    assert made.run is not None
    return told(made.run)


def weights_of(run: Run) -> Mapping[str, Any]:
    """Return a run's weights, `weights_0` onwards in the order of its Keras model, its accuracy on test rows, and their numbers."""
    arrays = {f"weights_{number}": value for number, value in enumerate(run.model.get_weights())}
    return {**arrays, "accuracy": run.scores["accuracy"], "test": run.split.test, "seconds": run.seconds}


def graded(run: Run) -> tuple[float, int, float]:
    """Return a run's accuracy on test rows, its parameters, and the seconds of its training."""
    return run.scores["accuracy"], int(run.model.count_params()), run.seconds
