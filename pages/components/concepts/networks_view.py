"""Networks: what does a network compute, and what does depth buy?"""

from core.lessons.lesson import Lesson
from pages.components.concepts.guess_first import guess_first


def networks_view(lesson: Lesson) -> None:
    """Draw the lesson's experiments."""
    if not guess_first("networks", lesson):
        return
