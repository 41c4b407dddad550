"""Work that is done by worker processes: `Engine` takes it, `Job` is a training in its care."""

from core.jobs.engine import Engine
from core.jobs.errand import Errand, ErrandView, Hands
from core.jobs.job import PRIORITIES, Job
from core.jobs.owners import Owner
from core.jobs.status import EngineStatus
from core.jobs.view import ENDED, JobView

__all__ = ["ENDED", "PRIORITIES", "Engine", "EngineStatus", "Errand", "ErrandView", "Hands", "Job", "JobView", "Owner"]
