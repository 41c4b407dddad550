"""Work that is sent to Dask: trainings in slices, shared, paused, stopped, and made again when a worker is lost."""

from core.jobs.engine import Engine, EngineStatus
from core.jobs.job import Job, JobView

__all__ = ["Engine", "EngineStatus", "Job", "JobView"]
