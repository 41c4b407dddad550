"""What runs in the worker: thin, named functions, so that their modules are imported there and not here."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from core.datasets.dataset import Dataset
    from core.experiment import Experiment
    from core.training.device import Device
    from core.training.run import Run
    from core.training.state import Progress, State


def warm() -> "Device":
    """Import all that a training needs and train a little; return the device."""
    from core.experiment import Experiment
    from core.training.device import warm_up
    from core.training.train import train

    device = warm_up()
    train(Experiment(dataset="iris", hidden=(4,), epochs=1))
    return device


def begin(experiment: "Experiment", dataset: "Dataset | None") -> "State":
    """Return the state before the first epoch."""
    from core.training import slices

    return slices.begin(experiment, dataset)


def advance(state: "State", epochs: int) -> "tuple[State, Progress]":
    """Train on for some epochs."""
    from core.training import slices

    return slices.advance(state, epochs)


def finish(state: "State", stopped: bool) -> "Run":
    """Return the run, without its data: the other side has that already."""
    from dataclasses import replace

    from core.training import finishing

    return replace(finishing.finish(state, stopped), data=None)  # type: ignore[arg-type]


def first(pair: tuple[Any, Any]) -> Any:
    """Return the state of a slice; it stays on the worker."""
    return pair[0]


def report(pair: "tuple[State, Progress]") -> "tuple[Progress, bool]":
    """Return what comes back from a slice: its progress, and whether the training is complete."""
    return pair[1], pair[0].finished
