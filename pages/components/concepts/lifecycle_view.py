"""Lifecycle: what happens to a model after the demo?"""

from core.lessons.lesson import Lesson
from pages.components.concepts.guess_first import guess_first


def lifecycle_view(lesson: Lesson) -> None:
    """Draw the lesson's experiments."""
    if not guess_first("lifecycle", lesson):
        return
