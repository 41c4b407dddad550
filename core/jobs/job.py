"""One training in the engine's care."""

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from math import inf
from statistics import fmean
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from core.datasets.dataset import Dataset
from core.experiment import Experiment
from core.jobs import queue
from core.jobs.owners import Owned
from core.jobs.queue import Load, Usual
from core.jobs.view import ENDED, End, JobView, Status
from core.jobs.work import Report
from core.messages import Message
from core.training.recording import Frame
from core.training.run import Run

PRIORITIES: Mapping[str, int] = {"person": 20, "search": 10, "scenario": 0}
TARGET_SECONDS = 0.3  # of a slice: short enough to stop and to share, long enough to cost little
FIRST_SECONDS = 1.0  # of a first slice, before any was measured
SOON_SECONDS = 1.0  # what ends within them is ended first: nobody waits noticeably longer, and its owner has a result
TURN_SECONDS = 5.0  # that a training gets in a row once it has begun, so that short ones end one after the other

NO_TIME = Usual(0.0, 0.0)


@dataclass(frozen=True)
class Surroundings:
    """Say what a job shares its workers with: the other jobs' loads, the threads, what is usual."""

    others: Sequence[Load]
    threads: int
    usual: Usual


@dataclass(frozen=True)
class _Facts:
    """What is known of a job; replaced as a whole, so that any thread may read it."""

    status: Literal["waiting", "running", "done", "stopped", "failed"] = "waiting"
    history: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    surface: NDArray[np.float32] | None = None
    frame: Frame | None = None
    epoch_seconds: float | None = None
    error: Message | None = None
    run: Run | None = None
    seconds: float = 0.0

    @property
    def epoch(self) -> int:
        return max(map(len, self.history.values()), default=0)


class Job(Owned):
    """Hold a training's progress and a person's wishes for it; made by `Engine.submit`, read by any thread.

    Parameters
    ----------
    post : callable
        `post(function, *args)`: have the engine's event loop call a function soon.
    around : callable
        `around(job)`: what it shares its workers with, or None while there are none.
    run : Run, optional
        When it is known already.
    """

    _numbers = count()

    def __init__(
        self,
        experiment: Experiment,
        dataset: Dataset | None = None,
        priority: int = 0,
        post: Callable[..., None] = lambda function, *args: None,
        around: Callable[["Job"], Surroundings | None] = lambda job: None,
        run: Run | None = None,
    ) -> None:
        super().__init__()
        self.experiment = experiment
        self.key = experiment.key
        self.dataset = dataset
        self.priority = priority
        self.number = next(self._numbers)
        self.first_seconds: float | None = None
        self.kept: Any = None
        self.training: asyncio.Task[Run] | None = None
        self.stopping = False
        self._post = post
        self._around = around
        self._facts = _Facts() if run is None else _Facts("done", run.history, run.surface, run=run)
        self._paused = False
        self._steps = 0
        self._slicing = False
        self._woken = asyncio.Event()

    # For pages

    @property
    def status(self) -> Status:
        """Where it stands; `view` also says what is to be expected, for which it looks at all other jobs."""
        return "paused" if self._paused and not self.ended else self._facts.status

    def view(self) -> JobView:
        """Return the job as it is now."""
        facts, around = self._facts, self._around(self)
        view = JobView(
            self.status,
            facts.epoch,
            self.experiment.epochs,
            facts.history,
            facts.surface,
            facts.frame,
            error=facts.error,
            run=facts.run,
            settling=self.status == "paused" and self._slicing,
        )
        return view if around is None else replace(view, **self._expected(around))

    def pause(self) -> None:
        """Train no further after the slice under way."""
        self._paused = True
        self._post(self._drop_steps)

    def resume(self) -> None:
        """Train on."""
        self._paused = False
        self._post(self._woken.set)

    def step(self) -> None:
        """Train one epoch, then pause."""
        self._paused = True
        self._post(self._add_step)

    def stop(self) -> None:
        """End the training and make a run of the epochs done; without any there is no run."""
        self.stopping = True
        self._post(self._cancel)

    # For the engine's event loop

    @property
    def ended(self) -> bool:
        """Whether it is done, stopped or failed."""
        return self._facts.status in ENDED

    @property
    def urgency(self) -> int:
        """Its priority, a little above its equals where it has just begun or will soon be over.

        Equal turns would end thirty short trainings all at the end, after each had lost what was compiled for it.
        """
        load, facts = self.load(NO_TIME), self._facts
        begun = facts.status == "running" and facts.seconds <= TURN_SECONDS
        return self.priority + (load is not None and (begun or load.left_seconds <= SOON_SECONDS))

    async def turn(self) -> int:
        """Wait until the next slice may be done; return its number of epochs."""
        while self._paused and not self._steps:
            self._woken.clear()
            await self._woken.wait()
        self._slicing = True
        if self._paused:
            self._steps -= 1
            return 1
        pace, left = self._facts.epoch_seconds, self.experiment.epochs - self._facts.epoch
        return 1 if pace is None else max(1, min(left, int(TARGET_SECONDS / max(pace, 1e-9))))

    def note(self, report: Report) -> None:
        """Add what a slice gave."""
        self._slicing = False
        old, new = self._facts, report.progress.history
        history = {name: old.history.get(name, ()) + tuple(values) for name, values in new.items()}
        self.first_seconds = self.first_seconds or report.progress.seconds
        pace = report.progress.seconds / max(1, *map(len, new.values()))
        surface = report.progress.surface if report.progress.surface is not None else old.surface
        seconds = self._facts.seconds + report.progress.seconds
        self._facts = _Facts("running", history, surface, report.progress.frame, pace, seconds=seconds)

    def end(self, status: End, run: Run | None = None, error: Message | None = None) -> None:
        """Close the job."""
        history = self._facts.history if run is None else run.history
        self.kept = self.training = self.dataset = None
        self._facts = replace(self._facts, status=status, history=history, run=run, error=error)

    @property
    def seconds(self) -> float:
        """Of work that it has had."""
        return self._facts.seconds

    def load(self, usual: Usual) -> Load | None:
        """Return what it asks of the workers still; None when it asks nothing."""
        facts = self._facts
        if self._paused or self.ended:
            return None
        if facts.status == "waiting":
            return Load(self.number, self.priority, True, usual.first_slice, inf, usual.turn)
        pace = facts.epoch_seconds or 0.0
        # The first epoch is mostly compiling, and says little about those to come.
        left = pace * (self.experiment.epochs - facts.epoch) if facts.epoch > 1 else inf
        turn = max(0.0, min(TURN_SECONDS, usual.turn if left == inf else facts.seconds + left) - facts.seconds)
        return Load(self.number, self.priority, False, min(max(TARGET_SECONDS, pace), left), left, turn)

    def _expected(self, around: Surroundings) -> dict[str, Any]:
        mine = self.load(around.usual)
        if mine is None:
            return {}
        if mine.waiting:
            wait = queue.seconds_to_first(mine, around.others, around.threads)
            return {"place": queue.place(mine, around.others), "wait_seconds": wait}
        left = queue.seconds_to_end(mine, around.others, around.threads)
        return {"left_seconds": left if left < inf else None}

    def _drop_steps(self) -> None:
        self._steps = 0

    def _add_step(self) -> None:
        self._steps += 1
        self._woken.set()

    def _cancel(self) -> None:
        if self.training is not None:
            self.training.cancel()


def usual_of(jobs: Iterable[Job]) -> Usual:
    """Return what trainings took of late; a guess before any was measured."""
    known = [job for job in jobs if job.first_seconds]
    turns = [min(TURN_SECONDS, job.seconds) for job in known if job.ended]
    firsts = [job.first_seconds for job in known if job.first_seconds]
    return Usual(fmean(firsts) if firsts else FIRST_SECONDS, fmean(turns) if turns else 2 * FIRST_SECONDS)
