"""Generalisation: why does it fail on cases it has not seen?"""

from core.lessons.lesson import Lesson
from pages.components.concepts.guess_first import guess_first


def generalisation_view(lesson: Lesson) -> None:
    """Draw the lesson's experiments."""
    if not guess_first("generalisation", lesson):
        return
