"""The workers: started when first needed, watched for their memory, replaced when they have grown."""

import asyncio
import logging
import weakref
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from core.jobs.cluster import connect
from core.jobs.errors import StartError
from core.jobs.gate import Gate
from core.messages import N_

if TYPE_CHECKING:
    from distributed import Client, Future

log = logging.getLogger(__name__)

MARGIN = 0.15  # of the limit: what a worker may grow by when even a new one is above the limit


@dataclass(frozen=True)
class Reply:
    """Carry a task's value home, with its worker's address and memory in bytes."""

    value: Any
    worker: str
    memory: int


def measured(function: Callable[..., Any], *args: Any) -> Reply:
    """Call `function` on a worker and say what the worker's memory is afterwards."""
    import psutil
    from distributed import get_worker

    value = function(*args)
    return Reply(value, get_worker().address, psutil.Process().memory_info().rss)


@dataclass(eq=False)
class Kept:
    """Hold something that stays on a worker as a future, or is here while its worker is replaced."""

    held: Any


class Pool:
    """Run tasks on the workers of one cluster; all methods belong to one event loop.

    Parameters
    ----------
    limit : int
        Bytes above which a worker is replaced.
    warm_up : callable
        `warm_up(pool)`: awaited after each start of a worker, beside other tasks.
    """

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.memory = 0
        self.threads = 1
        self.replaced = 0
        self._client: Client | None = None
        self._stack = AsyncExitStack()
        self._starting: asyncio.Task[None] | None = None
        self._replacing: set[asyncio.Task[None]] = set()
        self._floors: dict[str, int] = {}
        self._kept: weakref.WeakSet[Kept] = weakref.WeakSet()
        self._gate = Gate()

    async def ready(self) -> None:
        """Wait until there is a cluster; start one, again if the last start failed or the cluster was lost.

        Raises
        ------
        StartError
            When there is none to be had.
        """
        if self._starting is None or (self._starting.done() and not self.connected):
            self._starting = asyncio.create_task(self._start())
        await asyncio.shield(self._starting)

    @property
    def connected(self) -> bool:
        """Whether there is a cluster that answers."""
        return self._client is not None and self._client.status in ("running", "connecting")

    async def ask(self, function: Callable[..., Any], *args: Any, priority: int = 0) -> Any:
        """Call a function on a worker and return its value; a `Kept` among `args` is what it holds there."""
        return await self._answer(lambda: self._submit(measured, function, *args, priority=priority))

    async def keep(
        self, function: Callable[..., Any], *args: Any, tell: Callable[[Any], Any], priority: int = 0
    ) -> tuple[Kept, Any]:
        """Call a function on a worker, leave its value there, and return it with what `tell` says of it."""
        kept: list[Kept] = []

        def submit() -> "Future":
            kept.append(Kept(self._submit(function, *args, priority=priority)))
            return self._submit(measured, tell, kept[0], priority=priority + 1)

        try:
            answer = await self._answer(submit)
        except BaseException:
            for one in kept:
                one.held.release()
            raise
        self._kept.add(kept[0])
        return kept[0], answer

    async def close(self) -> None:
        """Let go of the cluster; one of our own ends."""
        for task in (self._starting, *self._replacing):
            if task is not None:
                task.cancel()
        await self._stack.aclose()

    async def _start(self) -> None:
        await self._stack.aclose()
        try:
            self._client = await connect(self._stack, self.limit)
            self.threads = max(1, sum((await self._client.nthreads()).values()))
        except Exception as problem:
            log.exception("No workers")
            raise StartError(
                N_("The process that trains could not be started ({text}). Try again; if it stays so, tell the operator."),
                text=str(problem)[:200],
            ) from problem

    def _submit(self, function: Callable[..., Any], *args: Any, priority: int) -> "Future":
        assert self._client is not None
        given = [arg.held if isinstance(arg, Kept) else arg for arg in args]
        return self._client.submit(function, *given, priority=priority, pure=False)

    async def _answer(self, submit: Callable[[], "Future"]) -> Any:
        from distributed import KilledWorker

        await self.ready()
        async with self._gate.shared():
            future = submit()
            try:
                return self._note(await future)
            except KilledWorker:
                pass  # a neighbour may be to blame: try again alone
            except BaseException:
                future.release()
                raise
        async with self._gate.alone():
            try:
                await future.retry()
                return self._note(await future)
            finally:
                future.release()

    def _note(self, reply: Reply) -> Any:
        self.memory = reply.memory
        floor = self._floors[reply.worker] = min(reply.memory, self._floors.get(reply.worker, reply.memory))
        if reply.memory > max(self.limit, floor + MARGIN * self.limit) and not self._replacing:
            task = asyncio.create_task(self._replace(reply.worker))
            self._replacing.add(task)
            task.add_done_callback(self._replacing.discard)
        return reply.value
