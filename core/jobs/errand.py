"""Work of several steps on the workers, with its progress: seeds together, a search, baselines, costs."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any, Literal

from core.jobs.errors import explain
from core.jobs.owners import Owned
from core.jobs.pool import Kept, Pool
from core.messages import Message

log = logging.getLogger(__name__)


@dataclass(frozen=True, eq=False)
class ErrandView:
    """Show an errand at one moment.

    Parameters
    ----------
    status : str
        running, done, stopped or failed.
    done, total : float
        Of whatever its steps are; total is 0 while that is not known.
    left_seconds : float, optional
        Expected time until the end.
    partial, result : object, optional
        What there is so far, and in the end.
    error : Message, optional
    """

    status: Literal["running", "done", "stopped", "failed"] = "running"
    done: float = 0
    total: float = 0
    left_seconds: float | None = None
    partial: Any = None
    result: Any = None
    error: Message | None = None


class Errand(Owned):
    """Hold the progress of an errand; made by `Engine.run`, read by any thread.

    Parameters
    ----------
    post : callable
        `post(function, *args)`: have the engine's event loop call a function soon.
    """

    def __init__(self, key: str, post: Callable[..., None]) -> None:
        super().__init__()
        self.key = key
        self._post = post
        self._view = ErrandView()
        self._began = time.monotonic()
        self._task: asyncio.Task[Any] | None = None
        self._stopping = False
        self._abandoned = False

    def view(self) -> ErrandView:
        """Return the errand as it is now."""
        view = self._view
        if view.status != "running" or not 0 < view.done <= view.total:
            return view
        pace = (time.monotonic() - self._began) / view.done
        return replace(view, left_seconds=pace * (view.total - view.done))

    def stop(self) -> None:
        """End it; what there is so far stays."""
        self._post(self._cancel)

    def end_unowned(self) -> None:
        """End it when nobody wants it any more."""
        if self._view.status == "running" and not self.owned:
            self._abandoned = True
            self.stop()

    @property
    def abandoned(self) -> bool:
        """Whether it was ended because nobody wanted it any more: for who comes later it begins anew."""
        return self._abandoned

    # For the engine's event loop

    async def live(self, conduct: "Conduct", pool: Pool, rank: int) -> None:
        """Do the work, whichever way it ends."""
        self._task = asyncio.current_task()
        try:
            if self._stopping:
                raise asyncio.CancelledError
            result = await conduct(Hands(self, pool, rank))
            self._view = replace(self._view, status="done", result=result)
        except asyncio.CancelledError:
            self._view = replace(self._view, status="stopped")
            raise
        except Exception as problem:
            log.info("Errand %s failed", self.key, exc_info=problem)
            self._view = replace(self._view, status="failed", error=explain(problem))

    def note(self, done: float, total: float, partial: Any) -> None:
        """Take down how far it has come."""
        known = partial if partial is not None else self._view.partial
        self._view = replace(self._view, done=done, total=total, partial=known)

    def _cancel(self) -> None:
        self._stopping = True
        if self._task is not None:
            self._task.cancel()


@dataclass(frozen=True, eq=False)
class Hands:
    """Let an errand's steps be done by the workers, and say how far it has come."""

    errand: Errand
    pool: Pool
    rank: int

    async def ask(self, function: Callable[..., Any], *args: Any) -> Any:
        """Call a function of an importable module on a worker and return its value."""
        return await self.pool.ask(function, *args, priority=self.rank)

    async def timed(self, function: Callable[..., Any], *args: Any) -> tuple[Any, float]:
        """Call a function on a worker and return its value with the seconds that it took, without waiting for others."""
        found: tuple[Any, float] = await self.ask(timed, function, *args)
        return found

    async def keep(self, function: Callable[..., Any], *args: Any, tell: Callable[[Any], Any]) -> tuple[Kept, Any]:
        """Call a function on a worker, leave its value there, and return it with what `tell` says of it."""
        return await self.pool.keep(function, *args, tell=tell, priority=self.rank)

    def tell(self, done: float, total: float, partial: Any = None) -> None:
        """Report progress, and what there is so far."""
        self.errand.note(done, total, partial)


def timed(function: Callable[..., Any], *args: Any) -> tuple[Any, float]:
    """Call a function and return its value with the seconds that it took."""
    began = time.monotonic()
    return function(*args), time.monotonic() - began


Conduct = Callable[[Hands], Awaitable[Any]]
