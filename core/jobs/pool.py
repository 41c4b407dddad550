"""The workers: started when first needed, watched for their memory, replaced when they have grown."""

import asyncio
import logging
import weakref
from collections.abc import Callable
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from core.jobs.cluster import connect
from core.jobs.errors import StartError, explain
from core.jobs.gate import Gate
from core.jobs.growth import Growth
from core.jobs.loop import ended
from core.messages import N_, Message
from core.training.device import Device

if TYPE_CHECKING:
    from distributed import Client, Future

log = logging.getLogger(__name__)

WARM_UP_PRIORITY = 1000
RESTART_SECONDS = 60
# Tasks for each thread that are with Dask at one time: one is done and the next is there. With more, Dask would hold a
# newcomer's first slice back as long as others' next slices keep its workers busy, and a worker that has grown would go
# on growing until all of them were done.
PLACES = 2


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


async def fetched(future: "Future") -> Reply:
    """Return a task's reply, in a task of its own.

    Dask fetches what several ask for at once, and a caller that is cancelled meanwhile takes the others along, or even leaves
    a fetch behind that is cancelled for all who come later: one person's Stop would end other people's trainings.
    """

    async def fetch() -> Reply:
        return cast(Reply, await future)

    fetching = asyncio.ensure_future(fetch())
    fetching.add_done_callback(lambda task: task.cancelled() or task.exception())  # nobody may be there any more to see
    return await asyncio.shield(fetching)


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
        The first task of every worker.
    """

    def __init__(self, limit: int, warm_up: Callable[[], Device]) -> None:
        self.limit = limit
        self.memory = 0
        self.threads = 1
        self.replaced = 0
        self.device: Device | None = None
        self.error: Message | None = None
        self._warm_up = warm_up
        self._warming: asyncio.Task[None] | None = None
        self._client: Client | None = None
        self._stack = AsyncExitStack()
        self._starting: asyncio.Task[None] | None = None
        self._replacing: set[asyncio.Task[None]] = set()
        self._growth: dict[str, Growth] = {}
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
        return self._note(await self._measured(function, *args, priority=priority))

    async def keep(
        self, function: Callable[..., Any], *args: Any, tell: Callable[[Any], Any], priority: int = 0
    ) -> tuple[Kept, Any]:
        """Call a function on a worker, leave its value there, and return it with what `tell` says of it."""
        kept: list[Kept] = []

        def submit() -> "Future":
            kept.append(Kept(self._submit(function, *args, priority=priority)))
            return self._submit(measured, tell, kept[0], priority=priority + 1)

        try:
            answer = self._note(await self._answer(submit, priority))
        except BaseException:
            for one in kept:
                one.held.release()
            raise
        self._kept.add(kept[0])
        return kept[0], answer

    async def close(self) -> None:
        """Let go of the cluster; one of our own ends."""
        if self._starting is not None:
            await asyncio.wait([self._starting])  # cancelled in between, Dask leaves open what it has opened
        await ended({task for task in (self._warming, *self._replacing) if task is not None})
        await self._stack.aclose()

    async def _start(self) -> None:
        self.error = None
        await self._stack.aclose()
        try:
            self._client = await connect(self._stack, self.limit)
            self.threads = max(1, sum((await self._client.nthreads()).values()))
            self._gate.places = PLACES * self.threads
        except Exception as problem:
            log.exception("No workers")
            await self._stack.aclose()
            failure = StartError(
                N_("The process that trains could not be started ({text}). Wait a minute and try again."),
                text=str(problem)[:200],
            )
            self.error = failure.message
            raise failure from problem
        self._warming = asyncio.create_task(self._warm())

    async def _warm(self) -> None:
        """Warm the workers up; what goes wrong is shown in `error`."""
        assert self._client is not None
        try:
            workers = max(1, len(await self._client.nthreads()))
            for reply in await asyncio.gather(
                *(self._measured(self._warm_up, priority=WARM_UP_PRIORITY) for _ in range(workers))
            ):
                self.device, self.memory = reply.value, reply.memory
        except Exception as problem:
            log.exception("Warm-up failed")
            self.error = explain(problem)

    async def _replace(self, worker: str) -> None:
        """Restart a worker between two slices; what is kept there is brought home first."""
        assert self._client is not None
        async with self._gate.alone():
            if not await self._has_nanny(worker):
                return
            log.info("Replacing worker %s at %d MB", worker, self.memory // 10**6)
            await self._bring_home()
            try:
                await self._client.restart_workers([worker], timeout=RESTART_SECONDS)
                self.replaced += 1
            except Exception:  # then it goes on as large as it is, or Dask starts another when it has ended
                log.exception("Worker %s could not be replaced", worker)
            self._growth.pop(worker, None)
        self._warming = asyncio.create_task(self._warm())

    async def _has_nanny(self, worker: str) -> bool:
        """Tell whether somebody starts a worker again when it ends; Dask's `--no-nanny` leaves that to others."""
        known = await self._client.scheduler.identity(n_workers=-1)  # type: ignore[union-attr]
        return bool(known["workers"].get(worker, {}).get("nanny"))

    async def _bring_home(self) -> None:
        """Fetch what is kept; wait until Dask has forgotten it, or it would be computed again when its worker ends."""
        await asyncio.gather(*map(self._fetch_home, self._kept))
        await asyncio.sleep(0)  # a future says in the loop's next turn that nobody wants it any more
        # Dask hears everything in order: when it has done this, it has heard that.
        await self._fetch_home(Kept(self._submit(int, priority=WARM_UP_PRIORITY)))

    async def _fetch_home(self, kept: Kept) -> None:
        try:
            kept.held = await kept.held if hasattr(kept.held, "key") else kept.held
        except Exception as problem:
            log.info("A state was lost and is computed again when needed: %s", problem)

    def _submit(self, function: Callable[..., Any], *args: Any, priority: int) -> "Future":
        assert self._client is not None
        given = [arg.held if isinstance(arg, Kept) else arg for arg in args]
        return self._client.submit(function, *given, priority=priority, pure=False)

    async def _measured(self, function: Callable[..., Any], *args: Any, priority: int) -> Reply:
        return await self._answer(lambda: self._submit(measured, function, *args, priority=priority), priority)

    async def _answer(self, submit: Callable[[], "Future"], priority: int) -> Reply:
        from distributed import KilledWorker

        await self.ready()
        future = None
        try:
            async with self._gate.shared(priority):
                future = submit()
                with suppress(KilledWorker):
                    return await fetched(future)
            async with self._gate.alone():  # a neighbour on the same worker may have been to blame
                await future.retry()
                return await fetched(future)
        finally:
            if future is not None:
                future.release()

    def _note(self, reply: Reply) -> Any:
        self.memory = reply.memory
        growth = self._growth.setdefault(reply.worker, Growth(self.limit))
        if growth.too_large(reply.memory) and not self._replacing:
            task = asyncio.create_task(self._replace(reply.worker))
            self._replacing.add(task)
            task.add_done_callback(self._replacing.discard)
        return reply.value
