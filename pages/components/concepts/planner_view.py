"""Compute and money: what would a large model cost us?"""

from core.lessons.lesson import Lesson
from pages.components.concepts.guess_first import guess_first


def planner_view(lesson: Lesson) -> None:
    """Draw the lesson's experiments."""
    if not guess_first("planner", lesson):
        return
