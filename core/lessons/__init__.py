"""The ideas behind it all, each as an experiment: what lessons there are, and the mathematics of each."""

from core.lessons.lesson import GROUPS, Lesson, Question
from core.lessons.progress import SHOWN, Progress, Step
from core.lessons.registry import LESSONS, after
from core.lessons.story import story

__all__ = ["GROUPS", "LESSONS", "SHOWN", "Lesson", "Progress", "Question", "Step", "after", "story"]
