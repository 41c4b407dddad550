"""The race: every way begun once, then all of them measured in turn, so that a busy moment strikes them alike."""

import os
import platform
import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.lessons.speed import clock
from core.lessons.speed.ways import BATCH_WAYS, BATCHES, EXPERIMENT, FIT, OURS

if TYPE_CHECKING:
    from core.jobs.errand import Hands

ROUNDS = 3
ASKED = (FIT, OURS)  # what the guess is about: measured before the others, so that a first verdict is early
COLD_COST = 4.0  # units, of which a measurement of a compiled way is one

Found = Mapping[str, NDArray[Any]]


def what(times: int) -> str:
    """Return the name of the race that this machine ran so often before; another machine has others."""
    return f"race-{platform.node()}-{os.cpu_count()}-{times}"


async def conduct(hands: "Hands") -> Found:
    """Return the measured seconds and losses of all ways, then of all sizes of a batch."""
    names = sorted(await hands.ask(clock.ways_here), key=lambda name: name not in ASKED)
    batches = [(name, batch) for name in BATCH_WAYS for batch in BATCHES]
    entries = [(name, EXPERIMENT.batch_size) for name in names]
    entries += [entry for entry in batches if entry not in entries]
    it = _Race(hands, entries)
    await it.begin()
    for turn in range(ROUNDS):
        await it.round(turn)
    await hands.ask(clock.forget)
    return it.found()


class _Race:
    """Hold what is measured so far."""

    def __init__(self, hands: "Hands", entries: list[tuple[str, int]]) -> None:
        self.hands, self.entries = hands, entries
        self.cold = np.full(len(entries), np.nan)
        self.losses = np.full((len(entries), clock.CHECKED), np.nan)
        self.warm = np.full((ROUNDS, len(entries)), np.nan)
        self.busy: list[float] = []
        self.done = 0.0
        self.passed, self.worked = 0.0, 0.0  # seconds: in all, and without the wait for others' work

    async def begin(self) -> None:
        """Begin every way; those of the guess get a first measurement, which the first round replaces."""
        self.busy.append(await self._timed(clock.busy))
        await self._begin(range(len(ASKED)))
        for place in range(len(ASKED)):
            self.warm[0, place] = await self._timed(clock.warm, *self.entries[place])
        self._tell(0.0)
        await self._begin(range(len(ASKED), len(self.entries)))

    async def _begin(self, places: range) -> None:
        for place in places:
            self.cold[place], self.losses[place] = await self._timed(clock.cold, *self.entries[place])
            self._tell(COLD_COST)

    async def round(self, turn: int) -> None:
        self.busy.append(await self._timed(clock.busy))
        for place, entry in enumerate(self.entries):
            self.warm[turn, place] = await self._timed(clock.warm, *entry)
            self._tell(1.0)

    def found(self) -> Found:
        """Return it as arrays: the ways and their batches, seconds (ways,) and (rounds, ways), losses (ways, epochs),
        and `waited`: the share of the time in which others' work was done.."""
        return {
            "way": np.array([name for name, _ in self.entries]),
            "batch": np.array([batch for _, batch in self.entries]),
            "cold": self.cold.copy(),
            "warm": self.warm.copy(),
            "losses": self.losses.copy(),
            "busy": np.array(self.busy),
            "waited": np.array(1 - self.worked / max(self.passed, self.worked, clock.TICK)),
            "cores": np.array(os.cpu_count() or 1),
        }

    async def _timed(self, function: Callable[..., Any], *args: Any) -> Any:
        began = time.perf_counter()
        found, seconds = await self.hands.ask(clock.timed, function, *args)
        self.passed += time.perf_counter() - began
        self.worked += seconds
        return found

    def _tell(self, cost: float) -> None:
        self.done += cost
        self.hands.tell(self.done, len(self.entries) * (COLD_COST + ROUNDS), self.found())
