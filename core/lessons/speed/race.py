"""The race: every way begun once, then all of them measured in turn, so that a busy moment strikes them alike."""

import os
import platform
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.lessons.speed import clock
from core.lessons.speed.ways import BATCH_WAYS, BATCHES, EXPERIMENT

if TYPE_CHECKING:
    from core.jobs.errand import Hands

ROUNDS = 5
COLD_COST = 4.0  # units, of which a measurement of a compiled way is one

Found = Mapping[str, NDArray[Any]]


def what(times: int) -> str:
    """Return the name of the race that this machine ran so often before; another machine has others."""
    return f"race-{platform.node()}-{os.cpu_count()}-{times}"


async def conduct(hands: "Hands") -> Found:
    """Return the measured seconds and losses of all ways, then of all sizes of a batch."""
    names = await hands.ask(clock.ways_here)
    batches = [(name, batch) for name in BATCH_WAYS for batch in BATCHES]
    entries = [(name, EXPERIMENT.batch_size) for name in names]
    entries += [entry for entry in batches if entry not in entries]
    it = _Race(hands, entries, names)
    await it.begin()
    for turn in range(ROUNDS):
        await it.round(turn)
    await hands.ask(clock.forget)
    return it.found()


class _Race:
    """Hold what is measured so far."""

    def __init__(self, hands: "Hands", entries: list[tuple[str, int]], names: tuple[str, ...]) -> None:
        self.hands, self.entries, self.names = hands, entries, names
        self.cold = np.full(len(entries), np.nan)
        self.losses = np.full((len(entries), clock.CHECKED), np.nan)
        self.warm = np.full((ROUNDS, len(entries)), np.nan)
        self.busy: list[float] = []
        self.done = 0.0

    async def begin(self) -> None:
        self.busy.append(await self.hands.ask(clock.busy))
        for place, entry in enumerate(self.entries):
            self.cold[place], self.losses[place] = await self.hands.ask(clock.cold, *entry)
            self._tell(COLD_COST)

    async def round(self, turn: int) -> None:
        self.busy.append(await self.hands.ask(clock.busy))
        for place, entry in enumerate(self.entries):
            self.warm[turn, place] = await self.hands.ask(clock.warm, *entry)
            self._tell(1.0)

    def found(self) -> Found:
        """Return it as arrays: the ways and their batches, seconds (ways,) and (rounds, ways), losses (ways, epochs)."""
        return {
            "way": np.array([name for name, _ in self.entries]),
            "batch": np.array([batch for _, batch in self.entries]),
            "cold": self.cold.copy(),
            "warm": self.warm.copy(),
            "losses": self.losses.copy(),
            "busy": np.array(self.busy),
            "cores": np.array(os.cpu_count() or 1),
        }

    def _tell(self, cost: float) -> None:
        self.done += cost
        self.hands.tell(self.done, len(self.entries) * (COLD_COST + ROUNDS), self.found())
