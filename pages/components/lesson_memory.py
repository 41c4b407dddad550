"""What a session remembers of the lessons: which one is open, and how far the person has come."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from core.lessons import LESSONS, Progress
from core.lessons.planner.plan import Plan

PARAM = "topic"
PROGRESS = "learnt"


@dataclass
class LessonMemory:
    """Hold the open lesson (empty: the map), the progress through all of them, and the plan of what a model would cost."""

    topic: str = ""
    progress: Progress = field(default_factory=Progress)
    plan: Plan = field(default_factory=Plan)

    @classmethod
    def opened(cls, link: Mapping[str, str]) -> "LessonMemory":
        """Return what a session begins with that was opened by a link."""
        topic = link.get(PARAM, "")
        return cls(topic if topic in LESSONS else "", Progress.read(link.get(PROGRESS, "")))

    def link(self) -> Mapping[str, str]:
        """Return the parameters that find lesson and progress again."""
        told = {PARAM: self.topic, PROGRESS: self.progress.text()}
        return {name: text for name, text in told.items() if text}
