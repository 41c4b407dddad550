"""Losses: how is a model told that it is wrong?"""

from core.lessons.lesson import Lesson
from pages.components.concepts.guess_first import guess_first


def losses_view(lesson: Lesson) -> None:
    """Draw the lesson's experiments."""
    if not guess_first("losses", lesson):
        return
