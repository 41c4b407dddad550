"""What a network knew at some epochs of its training, to be looked at again."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Self

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
MOST, LEAST = 48, 8  # snapshots; fewer make no film
MOST_BYTES = 2_000_000


@dataclass(frozen=True, eq=False)
class Frame:
    """Hold one network after `epoch` epochs: trainable weights theta (p,), and its other variables."""

    epoch: int
    theta: Array
    extra: tuple[Array, ...] = ()


@dataclass(frozen=True, eq=False)
class Recording:
    """Hold m snapshots of one network, in order.

    Parameters
    ----------
    epochs : array of int64 (m,)
        Epochs done at each; 0 is before training.
    theta : array (m, p)
        Trainable weights, in the order of the Keras model's trainable variables.
    extra : tuple of array (m, ...)
        The other variables, in the model's order.
    """

    epochs: NDArray[np.int64]
    theta: Array
    extra: tuple[Array, ...] = ()

    @classmethod
    def of(cls, frames: Sequence[Frame]) -> Self:
        """Join frames."""
        extra = zip(*(frame.extra for frame in frames), strict=True)
        return cls(
            np.array([frame.epoch for frame in frames], np.int64),
            np.stack([frame.theta for frame in frames]),
            tuple(map(np.stack, extra)),
        )

    def frame(self, number: int) -> Frame:
        """Return one snapshot by its place."""
        return Frame(int(self.epochs[number]), self.theta[number], tuple(part[number] for part in self.extra))

    @property
    def nbytes(self) -> int:
        """Bytes of all arrays."""
        return int(self.epochs.nbytes + self.theta.nbytes + sum(part.nbytes for part in self.extra))


@dataclass(frozen=True)
class Film:
    """Collect frames while a training goes on, at even distances: when it is full every other one is dropped."""

    frames: tuple[Frame, ...] = field(default=(), repr=False)
    stride: int = 1

    def due(self, epoch: int) -> bool:
        """Tell whether the network after `epoch` epochs is to be kept."""
        return epoch % self.stride == 0

    def add(self, frame: Frame) -> "Film":
        """Return the film with a frame at its end."""
        size = frame.theta.nbytes + sum(part.nbytes for part in frame.extra)
        room = min(MOST, MOST_BYTES // max(1, size))
        if room < LEAST:
            return self
        frames = (*self.frames, frame)
        return Film(frames, self.stride) if len(frames) <= room else Film(frames[::2], 2 * self.stride)

    def ended(self, *last: Frame) -> Recording | None:
        """Return the recording, with the last frames among the others; None when there is none."""
        if not self.frames:
            return None
        by_epoch = {frame.epoch: frame for frame in (*self.frames, *last)}
        return Recording.of([by_epoch[epoch] for epoch in sorted(by_epoch)])
