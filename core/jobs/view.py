"""What pages see of a training."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from core.messages import Message
from core.training.recording import Frame
from core.training.run import Run

End = Literal["done", "stopped", "failed"]
Status = Literal["waiting", "running", "paused", "done", "stopped", "failed"]
ENDED: tuple[Status, ...] = ("done", "stopped", "failed")


@dataclass(frozen=True, eq=False)
class JobView:
    """Show a job at one moment.

    Parameters
    ----------
    status : str
        waiting (no result yet), running, paused, done, stopped or failed.
    epoch, epochs : int
        Done, and asked for.
    history : mapping
        Name -> one float for each epoch done.
    surface : array (g, g, k), optional
        Predictions over the plane, for 2-D data.
    frame : Frame, optional
        The network as it is now, when it is small.
    place : int, optional
        Number in the queue, from 1, while waiting; None until the workers are ready.
    wait_seconds, left_seconds : float, optional
        Expected time until the first result, and until the end; None when not known.
    error : Message, optional
    run : Run, optional
        Of a job that is done, or that was stopped after its first epoch.
    settling : bool
        Whether it is paused, but epochs are under way that will still be done.
    """

    status: Status
    epoch: int
    epochs: int
    history: Mapping[str, tuple[float, ...]]
    surface: NDArray[np.float32] | None = None
    frame: Frame | None = None
    place: int | None = None
    wait_seconds: float | None = None
    left_seconds: float | None = None
    error: Message | None = None
    run: Run | None = None
    settling: bool = False
