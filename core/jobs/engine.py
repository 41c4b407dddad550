"""The one engine of a server: trainings and other work, done by worker processes for all its sessions."""

import asyncio
import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, Protocol
from weakref import WeakValueDictionary

from core.datasets.dataset import Dataset
from core.experiment import Experiment
from core.jobs.cluster import memory_limit
from core.jobs.errand import Conduct, Errand
from core.jobs.job import PRIORITIES, Job, Surroundings, usual_of
from core.jobs.loop import Loop
from core.jobs.owners import Owned
from core.jobs.pool import Pool
from core.jobs.status import EngineStatus, Phase
from core.jobs.training import conduct, train
from core.jobs.work import Work
from core.training.run import Run

RECENT = 8  # ended jobs that can still be found
ERRANDS = 256  # that can still be found
AWAY_SECONDS = 15  # that sessions may be away at least, and twice that at most, before their jobs are dropped


class Store(Protocol):
    """Keep finished runs."""

    def get(self, key: str) -> Run | None:
        """Return the run of a key, or None."""

    def put(self, run: Run) -> None:
        """Keep a run."""

    def delete(self, key: str) -> None:
        """Forget a run."""

    def is_gone(self, key: str) -> bool:
        """Tell whether a run was kept and has been deleted since, perhaps by another server."""


class Engine:
    """Start workers in the background, and do there what sessions ask for; any thread may call its methods.

    Parameters
    ----------
    store : Store, optional
        Where finished runs are looked for and kept.
    work : Work, optional
        What a training consists of; by default that of `core.training`.
    limit : int, optional
        Bytes above which a worker is replaced; by default from TOUCHSTONE_WORKER_MB.

    Examples
    --------
    >>> engine, owner = Engine(), Owner()
    >>> job = engine.submit(Experiment(dataset="iris"), owner=owner)
    >>> job.view().status
    'waiting'
    """

    def __init__(self, store: Store | None = None, work: Work | None = None, limit: int | None = None) -> None:
        self.store = store
        self._work = work or Work()
        self._pool = Pool(limit or memory_limit(), self._work.warm_up)
        self._lock = threading.Lock()
        self._active: dict[str, Job] = {}
        self._recent: OrderedDict[str, Job] = OrderedDict()
        self._errands: OrderedDict[str, Errand] = OrderedDict()
        self._calls: WeakValueDictionary[str, Future[Any]] = WeakValueDictionary()
        self._loop = Loop(self._pool.close)
        self._loop.spawn(self._pool.ready)
        self._loop.spawn(self._watch)

    def submit(
        self,
        experiment: Experiment,
        dataset: Dataset | None = None,
        owner: object | None = None,
        priority: str = "person",
    ) -> Job:
        """Return the job of an experiment: one under way or done with the same key, else a new one.

        Parameters
        ----------
        experiment : Experiment
        dataset : Dataset, optional
            An upload; otherwise the worker loads the experiment's data by its name.
        owner : object, optional
            The job is dropped when all its owners are gone; a job without any stays. An `Owner` of a session will do.
        priority : str
            One of `PRIORITIES`.

        Raises
        ------
        KeyError
            When there is no such priority.
        """
        rank, key = PRIORITIES[priority], experiment.key
        job = self.find(key, owner)
        if job is not None and job.status not in ("failed", "stopped"):
            job.priority = max(job.priority, rank)
            return job
        return self.begin(experiment, dataset, owner, priority)

    def begin(
        self,
        experiment: Experiment,
        dataset: Dataset | None = None,
        owner: object | None = None,
        priority: str = "person",
        wish: Callable[[Job], None] = lambda job: None,
    ) -> Job:
        """Return the job of an experiment that is under way, else a new one, even when it was done before.

        Parameters
        ----------
        wish : callable
            What is wished of the job before it does anything, e.g. `Job.step`. For the others see `submit`.
        """
        key = experiment.key
        with self._lock:
            job = self._under_way(key)
            if job is not None:
                wish(job)
                return self._owned(job, owner)
            job = self._active[key] = Job(experiment, dataset, PRIORITIES[priority], self._loop.post, self._around)
            wish(job)
            self._loop.post(self._begin, job)
            return self._owned(job, owner)

    def find(self, key: str, owner: object | None = None) -> Job | None:
        """Return the job of an experiment's key, under way or ended; `owner` shares it from now on."""
        with self._lock:
            job = self._under_way(key)
            if job is not None:
                return self._owned(job, owner)
            job = self._recent.get(key)
        if job is not None and self.store is not None and self.store.is_gone(key):
            self._let_go(key)
            job = None
        if job is not None and job.view().run is not None:
            return job
        run = self.store.get(key) if self.store is not None else None
        return job if run is None else Job(run.experiment, run=run)

    def forget(self, key: str) -> None:
        """Let go of an ended run, here and in the store."""
        self._let_go(key)
        if self.store is not None:
            self.store.delete(key)

    def _let_go(self, key: str) -> None:
        with self._lock:
            self._recent.pop(key, None)

    def call(
        self, function: Callable[..., Any], *args: Any, key: str | None = None, priority: str = "person"
    ) -> "Future[Any]":
        """Call a function of an importable module on a worker; calls of one key share a result while it is held."""
        with self._lock:
            shared = self._calls.get(key) if key is not None else None
            if shared is not None and not (shared.cancelled() or (shared.done() and shared.exception())):
                return shared
            future = self._loop.ask(self._pool.ask(function, *args, priority=PRIORITIES[priority]))
            if key is not None:
                self._calls[key] = future
            return future

    def run(self, key: str, conduct: Conduct, owner: object | None = None, priority: str = "search") -> Errand:
        """Return the errand of a key; a new one begins unless there is one, under way or ended while somebody wanted it.

        Parameters
        ----------
        key : str
            Equal for equal work.
        conduct : callable
            `await conduct(hands)` gives the result; it runs on the engine's event loop, which it must not keep busy.
        owner : object, optional
            The errand is stopped when all its owners are gone; see `submit`.
        priority : str
            One of `PRIORITIES`.
        """
        rank = PRIORITIES[priority]
        with self._lock:
            errand = self._errands.get(key)
            if errand is None or errand.abandoned:
                errand = self._errands[key] = Errand(key, self._loop.post)
                self._loop.spawn(errand.live, conduct, self._pool, rank)
                self._forget_old_errands()
            errand.own(self if owner is None else owner, Errand.end_unowned)
            return errand

    def errand(self, key: str) -> Errand | None:
        """Return the errand of a key, under way or ended."""
        with self._lock:
            return self._errands.get(key)

    def forget_errand(self, key: str) -> None:
        """Stop an errand and forget it, so that `run` begins it anew."""
        with self._lock:
            errand = self._errands.pop(key, None)
        if errand is not None:
            errand.stop()

    @property
    def status(self) -> EngineStatus:
        """The engine as it is now."""
        pool, jobs = self._pool, [job.status for job in self._jobs() if not job.ended]
        phase: Phase = "starting"
        if pool.error is not None:
            phase = "failed"
        elif pool.connected:
            phase = "warming" if pool.device is None else "ready"
        return EngineStatus(
            phase, pool.device, pool.memory, pool.limit, len(jobs) + self._errands_running(), jobs.count("waiting"),
            pool.replaced, pool.error,
        )  # fmt: skip

    def close(self) -> None:
        """End all work and the engine's own workers."""
        self._loop.close()

    def _under_way(self, key: str) -> Job | None:
        """Return a job that goes on; one that is being stopped ends for those who have it, and for nobody else."""
        job = self._active.get(key)
        return None if job is None or job.stopping else job

    def _owned(self, job: Job, owner: object | None) -> Job:
        job.own(self if owner is None else owner, lambda job: self._loop.post(self._drop, job))
        return job

    def _jobs(self) -> list[Job]:
        with self._lock:
            return list(self._active.values())

    def _errands_running(self) -> int:
        with self._lock:
            return sum(errand.view().status == "running" for errand in self._errands.values())

    def _around(self, job: Job) -> Surroundings | None:
        if self._pool.device is None:
            return None
        with self._lock:
            usual = usual_of((*self._active.values(), *self._recent.values()))
        others = (other.load(usual) for other in self._jobs() if other is not job)
        return Surroundings([load for load in others if load is not None], self._pool.threads, usual)

    def _forget_old_errands(self) -> None:
        ended = [key for key, errand in self._errands.items() if errand.view().status != "running"]
        for key in ended[: max(0, len(self._errands) - ERRANDS)]:
            del self._errands[key]

    def _begin(self, job: Job) -> None:
        job.training = asyncio.ensure_future(
            train(job, self._pool, self._work)
        )  # here and now, so that it can be stopped
        self._loop.spawn(self._see_through, job)

    async def _see_through(self, job: Job) -> None:
        await conduct(job, self._pool, self._work)
        view = job.view()
        with self._lock:
            if self._active.get(job.key) is not job:  # dropped
                return
            del self._active[job.key]
            self._recent[job.key] = job
            self._recent.move_to_end(job.key)
            while len(self._recent) > RECENT:
                self._recent.popitem(last=False)
        if view.status == "done" and view.run is not None and self.store is not None:
            await asyncio.to_thread(self.store.put, view.run)

    async def _watch(self) -> None:
        """Drop what sessions wanted that are away; one that loads its page anew is back in time."""
        away: set[Owned] = set()
        while True:
            await asyncio.sleep(AWAY_SECONDS)
            with self._lock:
                alone: set[Owned] = {one for one in (*self._active.values(), *self._errands.values()) if not one.owned}
            for one in alone & away:
                one.leave()
            away = alone

    def _drop(self, job: Job) -> None:
        """End a job that nobody wants any more."""
        with self._lock:
            if job.owned or self._active.get(job.key) is not job:
                return
            del self._active[job.key]
        job.kept = None
        job.stop()
