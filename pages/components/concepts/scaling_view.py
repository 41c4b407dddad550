"""Scaling: is larger better, and by how much?"""

from core.lessons.lesson import Lesson
from pages.components.concepts.guess_first import guess_first


def scaling_view(lesson: Lesson) -> None:
    """Draw the lesson's experiments."""
    if not guess_first("scaling", lesson):
        return
