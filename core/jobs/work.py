"""What a worker does for a training: the four functions, and the tasks made of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from core.datasets.dataset import Dataset
from core.experiment import Experiment
from core.training.device import Device
from core.training.recording import Frame
from core.training.run import Run


class State(Protocol):
    """A training between two slices: plain arrays."""

    @property
    def epoch(self) -> int:
        """Epochs done."""

    @property
    def finished(self) -> bool:
        """Whether there is nothing left to train."""


class Progress(Protocol):
    """What a slice of a training gave."""

    @property
    def history(self) -> Mapping[str, tuple[float, ...]]:
        """Name -> one float for each epoch of the slice."""

    @property
    def seconds(self) -> float:
        """Time that the slice took."""

    @property
    def surface(self) -> NDArray[np.float32] | None:
        """Predictions over the plane, for 2-D data."""

    @property
    def frame(self) -> Frame | None:
        """The network as it is now, when it is small."""


@lru_cache(maxsize=1)
def _warm_up() -> Device:
    from core.training.device import warm_up

    return warm_up()


def _begin(experiment: Experiment, dataset: Dataset | None) -> State:
    _warm_up()
    from core.training.slices import begin

    return begin(experiment, dataset)


def _advance(state: Any, epochs: int) -> tuple[State, Progress]:
    _warm_up()  # a worker that replaces another may start with this
    from core.training.slices import advance

    return advance(state, epochs)


def _finish(state: Any, stopped: bool) -> Run:
    _warm_up()
    from core.training.finishing import finish

    return finish(state, stopped=stopped)


@dataclass(frozen=True)
class Work:
    """Name the functions that a training consists of; by default those of `core.training`, imported by the worker.

    Parameters
    ----------
    begin : callable
        `begin(experiment, dataset) -> state`.
    advance : callable
        `advance(state, epochs) -> (state, progress)`.
    finish : callable
        `finish(state, stopped) -> Run`.
    warm_up : callable
        `warm_up() -> Device`.
    """

    begin: Callable[[Experiment, Dataset | None], State] = _begin
    advance: Callable[[Any, int], tuple[State, Progress]] = _advance
    finish: Callable[[Any, bool], Run] = _finish
    warm_up: Callable[[], Device] = _warm_up


@dataclass(frozen=True)
class Slice:
    """Hold what a slice leaves on the worker: the state, what it gave, and the run if that was the last one."""

    state: State
    progress: Progress
    run: Run | None


@dataclass(frozen=True)
class Report:
    """Carry the part of a slice that goes home."""

    progress: Progress
    run: Run | None


def first_slice(work: Work, experiment: Experiment, dataset: Dataset | None) -> Slice:
    """Begin a training and do its first epoch, which compiles the model."""
    return _advanced(work, work.begin(experiment, dataset), 1)


def next_slice(work: Work, last: Slice, epochs: int) -> Slice:
    """Train on for `epochs` epochs."""
    return _advanced(work, last.state, epochs)


def stopped_run(work: Work, last: Slice) -> Run:
    """Make a run of a training that somebody stopped."""
    return work.finish(last.state, True)


def report(made: Slice) -> Report:
    """Return what goes home of a slice."""
    return Report(made.progress, made.run)


def _advanced(work: Work, state: State, epochs: int) -> Slice:
    after, progress = work.advance(state, epochs)
    return Slice(after, progress, work.finish(after, False) if after.finished else None)
