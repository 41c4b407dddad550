"""The engine: takes experiments, moves their jobs on slice by slice, and keeps their runs."""

import atexit
import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

from core.datasets.dataset import Dataset
from core.experiment import Experiment
from core.jobs import work
from core.jobs.cluster import Cluster, connect, worker_limit
from core.jobs.job import Job
from core.messages import Message, N_, UserError

if TYPE_CHECKING:
    from core.training.device import Device
    from core.training.run import Run

log = logging.getLogger(__name__)
SLICE_SECONDS = 0.4
PRIORITIES = {"warm": 100, "person": 10, "search": 0, "scenario": -10}


class Keeps(Protocol):
    """What the engine asks of a store."""

    def get(self, key: str) -> "Run | None": ...

    def put(self, run: "Run") -> None: ...


@dataclass(frozen=True)
class EngineStatus:
    """Tell how the engine is: "starting", "warming", "ready" or "failed", its device, and how many jobs are active."""

    phase: str
    device: "Device | None" = None
    active: int = 0
    worker_bytes: int = 0
    error: Message | None = None


class Engine:
    """Start a cluster in the background and train experiments on it."""

    def __init__(self, store: Keeps | None = None) -> None:
        self.store = store
        self._jobs: dict[str, Job] = {}
        self._states: dict[str, Any] = {}
        self._waiting: list[Callable[[], None]] = []
        self._cluster: Cluster | None = None
        self._phase, self._device, self._error = "starting", None, None
        self._rss = 0
        self._lock = threading.RLock()
        threading.Thread(target=self._start, name="engine-start", daemon=True).start()
        atexit.register(self.close)

    @property
    def status(self) -> EngineStatus:
        """How the engine is at this moment."""
        with self._lock:
            active = sum(job.active for job in self._jobs.values())
            return EngineStatus(self._phase, self._device, active, self._rss, self._error)

    def submit(
        self, experiment: Experiment, dataset: Dataset | None = None, owner: object = None, priority: str = "person"
    ) -> Job:
        """Return the job of an experiment: the active one, one that is done from the store, or a new one.

        A job lives as long as one of its owners does; without an owner it lives until it ends.
        """
        with self._lock:
            job = self._jobs.get(experiment.key)
            if job is None or not job.active:
                job = self._new(experiment, dataset, priority)
            if owner is not None:
                job.owners.add(owner)
                self._owned(job)
            return job

    def find(self, key: str) -> Job | None:
        """Return the job of a key, if this engine has had one."""
        with self._lock:
            return self._jobs.get(key)

    def call(self, function: Callable[..., Any], *arguments: Any, priority: str = "person") -> Any:
        """Run a function in the worker and return its future; waits for the cluster to be up."""
        ready = threading.Event()
        self._when_up(ready.set)
        if not ready.wait(60) or self._cluster is None:
            raise UserError(N_("The training engine is not running. Reload the page in a minute."))
        return self._cluster.client.submit(function, *arguments, priority=PRIORITIES[priority], pure=False)

    def close(self) -> None:
        """End the cluster; jobs that are under way end with it."""
        cluster, self._cluster = self._cluster, None
        atexit.unregister(self.close)
        if cluster is not None:
            cluster.close()

    def _start(self) -> None:
        try:
            cluster = connect()
            future = cluster.client.submit(work.warm, priority=PRIORITIES["warm"], pure=False)
            with self._lock:
                self._cluster, self._phase = cluster, "warming"
                waiting, self._waiting = self._waiting, []
            for begin in waiting:
                begin()
            device = future.result()
            with self._lock:
                self._device, self._phase = device, "ready"
        except Exception as broken:
            log.exception("the engine did not start")
            with self._lock:
                self._phase = "failed"
                self._error = _message(broken)
                for job in self._jobs.values():
                    self._fail(job, broken)

    def _when_up(self, begin: Callable[[], None]) -> None:
        with self._lock:
            if self._cluster is None and self._phase == "starting":
                self._waiting.append(begin)
                return
        begin()

    def _new(self, experiment: Experiment, dataset: Dataset | None, priority: str) -> Job:
        job = Job(experiment, dataset, self._expect)
        self._jobs[job.key] = job
        kept = self.store.get(job.key) if self.store is not None else None
        if kept is not None:
            job.status, job.run, job.epoch, job.history = "done", kept, len(kept.history["loss"]), dict(kept.history)
            return job
        job.wake = lambda woken: self._wake(woken, priority)
        self._when_up(lambda: self._begin(job, priority))
        return job

    def _begin(self, job: Job, priority: str) -> None:
        if self._cluster is None:
            self._fail(job, RuntimeError("the engine is not running"))
            return
        client, rank = self._cluster.client, PRIORITIES[priority]
        # Uploaded rows go as a task of their own, so that a lost worker gets them again.
        data = client.submit(_same, job.dataset, key=f"data-{job.key}", priority=rank) if job.dataset else None
        self._states[job.key] = client.submit(work.begin, job.experiment, data, priority=rank, pure=False)
        self._next(job, priority)

    def _next(self, job: Job, priority: str) -> None:
        """Send the next slice, or rest, or finish, as the job's wish is."""
        with job.lock:
            wish = job.wish
            if wish == "pause" and job.epoch:
                job.status = "paused"
                return
            if wish == "stop":
                self._finish(job, priority, stopped=True)
                return
            epochs = 1 if wish == "step" or not job.last_epochs else self._epochs(job)
            job.wish = "pause" if wish == "step" else wish
            job.status = "running" if job.epoch else "waiting"
        client, rank = self._client(), PRIORITIES[priority]
        pair = client.submit(work.advance, self._states[job.key], epochs, priority=rank, pure=False)
        self._states[job.key] = client.submit(work.first, pair, priority=rank + 1, pure=False)
        told = client.submit(work.report, pair, priority=rank + 1, pure=False)
        told.add_done_callback(lambda future: self._guard(job, lambda: self._took(job, priority, future)))

    def _epochs(self, job: Job) -> int:
        """Return how many epochs fill a slice; a slice that traced says little, so the number at most grows tenfold."""
        each = max(1e-5, job.last_seconds / job.last_epochs)
        return max(1, min(int(SLICE_SECONDS / each), 32 * job.last_epochs)) if job.epoch > 1 else 8

    def _took(self, job: Job, priority: str, future: Any) -> None:
        progress, finished = future.result()
        self._rss = progress.rss
        job.take(progress)
        if finished:
            self._finish(job, priority, stopped=False)
        else:
            self._next(job, priority)

    def _finish(self, job: Job, priority: str, stopped: bool) -> None:
        job.status = "running"
        state, rank = self._states[job.key], PRIORITIES[priority] + 1
        future = self._client().submit(work.finish, state, stopped, priority=rank, pure=False)
        future.add_done_callback(lambda done: self._guard(job, lambda: self._keep(job, done.result(), stopped)))

    def _keep(self, job: Job, run: "Run", stopped: bool) -> None:
        from core.datasets import load

        e = job.experiment
        run = replace(run, data=job.dataset or load(e.dataset, n_samples=e.n_samples, noise=e.noise, seed=e.split_seed))
        if self.store is not None and not stopped:
            self.store.put(run)
        with job.lock:
            job.run, job.status = run, "stopped" if stopped else "done"
        self._forget(job)

    def _wake(self, job: Job, priority: str) -> None:
        """Go on with a job that rests; one under way sees the wish after its slice."""
        with job.lock:
            if job.status != "paused":
                return
            job.status = "running"
        self._guard(job, lambda: self._next(job, priority))

    def _guard(self, job: Job, move: Callable[[], None]) -> None:
        if not job.active:
            return
        try:
            move()
        except Exception as broken:
            if self._cluster is not None:
                log.warning("the training %s failed: %s", job.key, broken)
            self._fail(job, broken)

    def _fail(self, job: Job, broken: Exception) -> None:
        with job.lock:
            if job.active:
                job.status, job.error = "failed", _message(broken)
        self._forget(job)

    def _forget(self, job: Job) -> None:
        """Let go of what the worker holds for a job; replace the worker when it is too large and nothing waits for it."""
        with self._lock:
            self._states.pop(job.key, None)
            idle = not any(other.active for other in self._jobs.values())
            own = self._cluster is not None and self._cluster.own is not None
        if idle and own and self._rss > worker_limit():
            threading.Thread(target=self._replace_worker, daemon=True).start()

    def _replace_worker(self) -> None:
        client = self._client()
        client.restart(timeout=30)
        self._rss = 0
        client.submit(work.warm, priority=PRIORITIES["warm"], pure=False).result()

    def _owned(self, job: Job) -> None:
        """Drop the job when its last owner is gone."""
        import weakref

        for owner in job.owners:
            weakref.finalize(owner, self._left, job)

    def _left(self, job: Job) -> None:
        if job.active and not len(job.owners):
            with job.lock:
                job.status = "stopped"
            self._forget(job)

    def _client(self) -> Any:
        if self._cluster is None:
            raise UserError(N_("The training engine is not running. Reload the page in a minute."))
        return self._cluster.client

    def _expect(self, job: Job) -> tuple[int, float]:
        """Return how many active jobs came before this one, and the seconds that one slice of each takes."""
        ahead = 0
        for other in list(self._jobs.values()):
            if other is job:
                break
            ahead += other.active
        return ahead, (ahead + 1) * SLICE_SECONDS


def _same(data: Dataset) -> Dataset:
    return data


def _message(broken: Exception) -> Message:
    if isinstance(broken, UserError):
        return broken.message
    return Message.of(
        N_("The training broke off: {reason}. Your other results are kept; change a setting and try again."),
        reason=f"{type(broken).__name__}: {broken}"[:200],
    )
