"""Learning-rate schedules: the factor on the chosen rate in each epoch."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from core.messages import N_


@dataclass(frozen=True)
class Schedule:
    """Give the factor on the learning rate; `factor(epoch, epochs)` counts epochs from 0."""

    label: str
    factor: Callable[[int, int], float]


def _cosine(epoch: int, epochs: int) -> float:
    # Loshchilov & Hutter 2017, "SGDR", eq. 5, one period without restarts.
    return 0.5 * (1 + math.cos(math.pi * epoch / max(1, epochs)))


SCHEDULES: Mapping[str, Schedule] = {
    "constant": Schedule(N_("Constant"), lambda epoch, epochs: 1.0),
    "cosine": Schedule(N_("Cosine to zero"), _cosine),
    "exponential": Schedule(N_("Exponential, to 1 %"), lambda epoch, epochs: 0.01 ** (epoch / max(1, epochs))),
    "step": Schedule(N_("Halved four times"), lambda epoch, epochs: 0.5 ** (5 * epoch // max(1, epochs))),
    "warmup": Schedule(
        N_("Warm-up, then cosine"),
        lambda epoch, epochs: min(1.0, (epoch + 1) / max(1.0, 0.1 * epochs)) * _cosine(epoch, epochs),
    ),
}
