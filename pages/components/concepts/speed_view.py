"""Speed: why does training take so long, and what really helps?"""

from core.lessons.lesson import Lesson
from pages.components.concepts.guess_first import guess_first


def speed_view(lesson: Lesson) -> None:
    """Draw the lesson's experiments."""
    if not guess_first("speed", lesson):
        return
