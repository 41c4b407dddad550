"""One training as pages see it."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

import numpy as np
from numpy.typing import NDArray

from core.experiment import Experiment
from core.messages import Message

if TYPE_CHECKING:
    from core.datasets.dataset import Dataset
    from core.training.run import Run
    from core.training.state import Progress

ENDED = ("done", "stopped", "failed")


@dataclass(frozen=True, eq=False)
class JobView:
    """Show a job at one moment.

    Parameters
    ----------
    status : str
        "waiting", "running", "paused", "done", "stopped" or "failed".
    place : int
        Number of trainings that start before this one; 0 when it has started.
    wait_seconds, left_seconds : float, optional
        Expected time to the first result and to the last, with the worker shared as it is now.
    """

    status: str
    epoch: int
    epochs: int
    history: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    surface: NDArray[np.float32] | None = None
    place: int = 0
    wait_seconds: float | None = None
    left_seconds: float | None = None
    error: Message | None = None
    run: "Run | None" = None


class Job:
    """Hold a training's progress; the engine moves it on, a page reads `view()` and steers."""

    def __init__(self, experiment: Experiment, dataset: "Dataset | None", expect: Callable[["Job"], tuple[int, float]]) -> None:
        self.experiment, self.dataset = experiment, dataset
        self.key = experiment.key
        self.owners: WeakSet[Any] = WeakSet()
        self.lock = threading.RLock()
        self.wake: Callable[[Job], None] = lambda job: None
        self.status, self.wish = "waiting", "run"
        self.epoch, self.seconds, self.last_epochs, self.last_seconds = 0, 0.0, 0, 0.0
        self.history: dict[str, tuple[float, ...]] = {}
        self.surface: NDArray[np.float32] | None = None
        self.error: Message | None = None
        self.run: Run | None = None
        self._expect = expect

    @property
    def active(self) -> bool:
        """Whether the job still has, or may have, work to do."""
        return self.status not in ENDED

    def view(self) -> JobView:
        """Return what there is at this moment."""
        with self.lock:
            place, wait = self._expect(self)
            return JobView(
                self.status, self.epoch, self.experiment.epochs, dict(self.history), self.surface,
                place if self.status == "waiting" else 0, wait if self.status == "waiting" else None,
                self._left(), self.error, self.run,
            )  # fmt: skip

    def take(self, progress: "Progress") -> None:
        """Add a finished slice."""
        with self.lock:
            for name, values in progress.history.items():
                self.history[name] = self.history.get(name, ()) + values
            self.last_epochs, self.last_seconds = progress.epoch - self.epoch, progress.seconds
            self.epoch, self.seconds = progress.epoch, self.seconds + progress.seconds
            self.surface = progress.surface if progress.surface is not None else self.surface

    def pause(self) -> None:
        """Ask to rest after the slice in hand."""
        self._ask("pause")

    def resume(self) -> None:
        """Ask to go on."""
        self._ask("run")

    def step(self) -> None:
        """Ask for one epoch and then a rest."""
        self._ask("step")

    def stop(self) -> None:
        """Ask to end after the slice in hand and keep what there is."""
        self._ask("stop")

    def _ask(self, wish: str) -> None:
        with self.lock:
            if not self.active:
                return
            self.wish = wish
        self.wake(self)

    def _left(self) -> float | None:
        if not self.active or not self.last_epochs:
            return None
        return (self.experiment.epochs - self.epoch) * self.last_seconds / self.last_epochs
