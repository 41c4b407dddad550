"""What pages see of the engine."""

from dataclasses import dataclass
from typing import Literal

from core.messages import Message
from core.training.device import Device

Phase = Literal["starting", "warming", "ready", "failed"]


@dataclass(frozen=True)
class EngineStatus:
    """Show the engine at one moment.

    Parameters
    ----------
    phase : str
        starting (no worker yet), warming (TensorFlow is being imported), ready or failed.
    device : Device, optional
        Where TensorFlow trains, once that is known.
    memory, limit : int
        Bytes of the worker that answered last, and above which a worker is replaced.
    active, waiting : int
        Jobs and errands that have not ended, and the jobs among them without a result yet.
    replaced : int
        Workers replaced since the start.
    error : Message, optional
        Why there are no workers.
    """

    phase: Phase
    device: Device | None
    memory: int
    limit: int
    active: int
    waiting: int
    replaced: int
    error: Message | None
