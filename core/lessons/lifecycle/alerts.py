"""Who notices first: alarms on inputs, on predictions and on outcomes, each by its own rule, as early as it can be known."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.lessons.lifecycle.drift import BATCHES, Drift
from core.lessons.lifecycle.psi import ACT
from core.messages import N_

KS_LEVEL = 0.01  # for all columns of a batch together
Z = 2.326  # standard errors above the usual loss: one batch in a hundred by luck
INPUTS, OUTCOMES, TEST = 1, 2, 0  # options of the lesson's guess

LABELS: Mapping[str, str] = {
    "psi": N_("Inputs: PSI of a column"),
    "ks": N_("Inputs: Kolmogorov-Smirnov test"),
    "psi_score": N_("Predictions: PSI of the score"),
    "loss": N_("Outcomes: more errors than usual"),
}
"""Alarm -> what it watches, in the order in which they are shown."""


@dataclass(frozen=True, eq=False)
class Alarm:
    """Hold an alarm's story.

    Parameters
    ----------
    known : array (batches,)
        Number of the batch during which each batch's alarm can be known: later where outcomes are.
    rings : array of bool (batches,)
        For which batches it rings.
    begins : int
        The batch that the drift begins with.
    """

    known: NDArray[np.int64]
    rings: NDArray[np.bool_]
    begins: int

    @property
    def first(self) -> int | None:
        """When it first rings for a batch that has drifted; None where that isn't within the stream."""
        times = self.known[self.rings & (np.arange(1, len(self.rings) + 1) >= self.begins)]
        times = times[times <= len(self.rings)]
        return int(times.min()) if len(times) else None

    @property
    def falsely(self) -> tuple[int, ...]:
        """The batches for which it rings before anything has changed."""
        return tuple(int(place) + 1 for place in np.flatnonzero(self.rings[: self.begins - 1]))

    @property
    def false(self) -> int:
        """For how many batches it rings before anything has changed."""
        return len(self.falsely)


def alarms(found: Mapping[str, NDArray[Any]], drift: Drift, act: float = ACT) -> dict[str, Alarm]:
    """Return the alarms of a stream by the names of `LABELS`; without any drift all of them are false.

    Parameters
    ----------
    act : float
        The index from which on one acts.
    """
    now = np.arange(1, BATCHES + 1)
    limit = loss_limit(found, drift.size)
    columns = found["ks"].shape[1]
    with np.errstate(invalid="ignore"):
        rings = {
            "psi": (found["psi"] >= act).any(axis=1),
            "ks": (found["ks"] < KS_LEVEL / columns).any(axis=1),
            "psi_score": found["psi_score"] >= act,
            "loss": found["loss"] > limit,
        }
    begins = drift.begins if drift.strength else BATCHES + 1
    return {name: Alarm(now + (drift.delay if name == "loss" else 0), rings[name], begins) for name in LABELS}


def loss_limit(found: Mapping[str, NDArray[Any]], size: int) -> float:
    """Return the mean loss of a batch of `size` rows that luck alone exceeds once in a hundred times."""
    return float(found["usual_loss"] + Z * found["usual_spread"] / np.sqrt(size))


def who_is_first(told: Mapping[str, Alarm]) -> int | None:
    """Return the option of the lesson's guess that is right: inputs, outcomes, or None when no alarm rings at all.

    Test data are no option that can be: they are the rows of before the launch, and their accuracy never changes.
    """
    inputs = [told[name].first for name in ("psi", "ks") if told[name].first is not None]
    outcomes = told["loss"].first
    if not inputs:
        return None if outcomes is None else OUTCOMES
    return INPUTS if outcomes is None or min(first for first in inputs if first is not None) <= outcomes else OUTCOMES
