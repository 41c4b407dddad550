"""A training on a worker: a chain of slices, from the first to its run."""

import asyncio
import logging

from core.jobs.errors import explain
from core.jobs.job import Job
from core.jobs.pool import Pool
from core.jobs.work import Work, first_slice, next_slice, report, stopped_run
from core.training.run import Run

log = logging.getLogger(__name__)


async def conduct(job: Job, pool: Pool, work: Work) -> None:
    """Train a job to its end, whichever that is; `job.training` must not be awaited by others."""
    assert job.training is not None
    try:
        await asyncio.wait([job.training])
        if not job.training.cancelled():
            job.end("done", job.training.result())
        elif not job.stopping:
            raise RuntimeError("cancelled by nobody")
        elif job.kept is None:
            job.end("stopped")
        else:
            job.end("stopped", await pool.ask(stopped_run, work, job.kept, priority=job.priority + 1))
    except Exception as problem:
        log.info("Training %s failed", job.key, exc_info=problem)
        job.end("failed", error=explain(problem))
    finally:
        if not job.ended:  # nobody wants it any more
            job.training.cancel()
            job.end("stopped")


async def train(job: Job, pool: Pool, work: Work) -> Run:
    """Do slice after slice, as the job's turn allows, until one brings the run."""
    while True:
        epochs = await job.turn()
        if job.kept is None:
            first = first_slice, work, job.experiment, job.dataset
            job.kept, made = await pool.keep(*first, tell=report, priority=job.urgency)
        else:
            job.kept, made = await pool.keep(next_slice, work, job.kept, epochs, tell=report, priority=job.urgency)
        job.note(made)
        if made.run is not None:
            run: Run = made.run
            return run
