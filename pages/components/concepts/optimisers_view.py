"""Optimisers: why do some trainings arrive and others never?"""

from core.lessons.lesson import Lesson
from pages.components.concepts.guess_first import guess_first


def optimisers_view(lesson: Lesson) -> None:
    """Draw the lesson's experiments."""
    if not guess_first("optimisers", lesson):
        return
