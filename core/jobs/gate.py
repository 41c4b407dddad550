"""A gate that some pass together, and one alone when it must be."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from heapq import heappop, heappush
from itertools import count
from math import inf


class Gate:
    """Let tasks of one event loop in, those of the highest priority first, equal ones in the order of arrival.

    Whoever holds a place keeps a worker busy. With few places nobody has to wait long for being alone, and who comes late
    goes first all the same if it is more urgent.

    Parameters
    ----------
    places : int
        How many may be inside together.
    """

    def __init__(self, places: int = 2) -> None:
        self.places = places
        self._inside = 0
        self._locked = False
        self._queue: list[tuple[float, int, bool, asyncio.Future[None]]] = []
        self._numbers = count()

    @asynccontextmanager
    async def shared(self, priority: int) -> AsyncIterator[None]:
        """Be inside beside others."""
        async with self._turn(-priority, alone=False):
            yield

    @asynccontextmanager
    async def alone(self) -> AsyncIterator[None]:
        """Be inside once everybody is out, and keep others out meanwhile."""
        async with self._turn(-inf, alone=True):
            yield

    @asynccontextmanager
    async def _turn(self, rank: float, alone: bool) -> AsyncIterator[None]:
        called = asyncio.get_running_loop().create_future()
        heappush(self._queue, (rank, next(self._numbers), alone, called))
        self._call()
        try:
            await called
            yield
        finally:
            if not called.cancelled():  # otherwise it gave up before it was called
                self._inside -= 1
                self._locked = self._locked and not alone
            self._call()

    def _call(self) -> None:
        """Let in whoever may come in now."""
        while self._queue:
            _, _, alone, called = self._queue[0]
            full = self._locked or self._inside >= (1 if alone else self.places)
            if full and not called.cancelled():
                return
            heappop(self._queue)
            if not called.cancelled():
                self._inside += 1
                self._locked = alone
                called.set_result(None)
