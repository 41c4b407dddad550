"""An event loop in a thread of its own."""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from contextlib import suppress
from typing import Any

GLANCE_SECONDS = 0.5  # how often to see whether the program is at its end
LEAVING_SECONDS = 60

Function = Callable[..., Coroutine[Any, Any, Any]]


class Loop:
    """Run coroutines until it is closed, or the program ends; any thread may call its methods.

    Parameters
    ----------
    leave : callable
        `leave()`: a coroutine function called at the end, when those that were spawned have been cancelled.
    """

    def __init__(self, leave: Function) -> None:
        self._leave = leave
        self._closing = asyncio.Event()
        self._spawned: set[asyncio.Task[Any]] = set()
        self._loop = asyncio.new_event_loop()
        # Python waits for threads that are no daemons before it takes from them what they need to end in order.
        self._thread = threading.Thread(target=self._serve, name="touchstone-engine", daemon=False)
        self._thread.start()

    def post(self, function: Callable[..., Any], *args: Any) -> None:
        """Have the loop call a function soon; after the end nothing happens."""
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(function, *args)

    def spawn(self, function: Function, *args: Any) -> None:
        """Have the loop run a coroutine function, whose errors are nobody's."""
        self.post(self._spawn, function, *args)

    def ask(self, coroutine: Coroutine[Any, Any, Any]) -> "Future[Any]":
        """Have the loop run a coroutine; return its future value."""
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop)

    def close(self) -> None:
        """End everything, and wait for it."""
        self.post(self._closing.set)
        self._thread.join(LEAVING_SECONDS)

    def _serve(self) -> None:
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._live())

    async def _live(self) -> None:
        while not self._closing.is_set() and threading.main_thread().is_alive():
            with suppress(TimeoutError):
                await asyncio.wait_for(self._closing.wait(), GLANCE_SECONDS)
        await ended(self._spawned)
        with suppress(TimeoutError):
            await asyncio.wait_for(self._leave(), LEAVING_SECONDS)

    def _spawn(self, function: Function, *args: Any) -> None:
        task = asyncio.ensure_future(function(*args))
        self._spawned.add(task)
        task.add_done_callback(self._reap)

    def _reap(self, task: "asyncio.Task[Any]") -> None:
        self._spawned.discard(task)
        if not task.cancelled():
            task.exception()


async def ended(tasks: "set[asyncio.Task[Any]]") -> None:
    """Cancel tasks and wait until they have ended, whichever way."""
    tasks = set(tasks)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
