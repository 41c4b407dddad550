"""Trends: what comes next, and is it real yet?"""

from core.lessons.lesson import Lesson
from pages.components.concepts.guess_first import guess_first


def trends_view(lesson: Lesson) -> None:
    """Draw the lesson's experiments."""
    if not guess_first("trends", lesson):
        return
