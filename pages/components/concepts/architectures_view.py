"""Architectures: what does a network look at?"""

from core.lessons.lesson import Lesson
from pages.components.concepts.guess_first import guess_first


def architectures_view(lesson: Lesson) -> None:
    """Draw the lesson's experiments."""
    if not guess_first("architectures", lesson):
        return
