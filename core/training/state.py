"""What a training is between two slices: plain arrays, so that it can wait, move and be made again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from core.datasets.dataset import Dataset
from core.experiment import Experiment
from core.training.recording import Film, Frame

Array = NDArray[np.float32]
OnEpoch = Callable[[int, dict[str, float]], None]


@dataclass(frozen=True, eq=False)
class Learned:
    """Hold k members' weights theta (k, p), the optimiser's slots, and other variables (k, ...)."""

    theta: Array
    slots: tuple[Array, ...]
    extra: tuple[Array, ...]


@dataclass(frozen=True, eq=False)
class State:
    """Hold a training of `seeds` between two slices.

    Parameters
    ----------
    dataset : Dataset, optional
        None: loaded by its name.
    logs : array (4, epochs so far, k)
        Loss, accuracy, validation loss and validation accuracy.
    best : Learned, optional
        The weights of each member's best epoch so far, when the experiment stops early.
    film : Film
        Of a training of one seed.
    """

    experiment: Experiment
    seeds: tuple[int, ...]
    dataset: Dataset | None
    learned: Learned
    logs: Array
    best: Learned | None = None
    seconds: float = 0.0
    film: Film = field(default_factory=Film)

    @property
    def epoch(self) -> int:
        """Epochs done."""
        return int(self.logs.shape[1])

    @property
    def lengths(self) -> NDArray[np.int64]:
        """Epochs (k,) that count for each member: up to where it has not improved for the experiment's patience."""
        patience = self.experiment.patience
        epochs = np.arange(self.epoch)[:, None]
        stale = epochs - np.maximum.accumulate(np.where(self._improved, epochs, 0)) >= (patience or np.inf)
        ends = np.concatenate([stale, np.ones((1, len(self.seeds)), bool)]).argmax(axis=0) + 1
        return np.asarray(np.minimum(ends, self.epoch), np.int64)

    @property
    def best_epochs(self) -> NDArray[np.int64]:
        """Epoch (k,), from 0, with the lowest validation loss among those that count for each member."""
        epochs = np.arange(self.epoch)[:, None]
        counted = self._improved & (epochs < self.lengths)
        return np.asarray(np.where(counted, epochs, 0).max(axis=0, initial=0), np.int64)

    @property
    def finished(self) -> bool:
        """Whether the last epoch is reached, or no member has improved for the experiment's patience."""
        if self.epoch >= self.experiment.epochs:
            return True
        return bool(self.experiment.patience and self.epoch and np.all(self._waited >= self.experiment.patience))

    @property
    def _improved(self) -> NDArray[np.bool_]:
        """Where (epochs, k) the validation loss is lower than ever before; one that is not a number never is."""
        loss = np.where(np.isfinite(self.logs[2]), self.logs[2], np.inf)
        before = np.concatenate([np.full((1, loss.shape[1]), np.inf), np.minimum.accumulate(loss)[:-1]])
        return np.asarray(loss < before)

    @property
    def _waited(self) -> NDArray[np.int64]:
        """Epochs (k,) since each member's best one that counts."""
        return np.asarray(self.epoch - 1 - self.best_epochs, np.int64)


@dataclass(frozen=True, eq=False)
class Progress:
    """Report a slice: epochs done in all, the new epochs' history, seconds it took, the plane if 2-D, a small network."""

    epoch: int
    history: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    seconds: float = 0.0
    surface: Array | None = None
    frame: Frame | None = None
