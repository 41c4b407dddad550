"""Ten questions: what do product managers ask, and what do the numbers say?"""

from core.lessons.lesson import Lesson
from pages.components.concepts.guess_first import guess_first


def questions_view(lesson: Lesson) -> None:
    """Draw the lesson's experiments."""
    if not guess_first("questions", lesson):
        return
