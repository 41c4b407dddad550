"""Work that is done by worker processes: `Engine` takes it, `Job` is a training in its care."""

from core.jobs.engine import Engine
from core.jobs.job import PRIORITIES, Job, Owner
from core.jobs.status import EngineStatus
from core.jobs.view import ENDED, JobView

__all__ = ["ENDED", "PRIORITIES", "Engine", "EngineStatus", "Job", "JobView", "Owner"]
