"""The article, checked: what of all this was wrong in what I read?"""

from core.lessons.lesson import Lesson
from pages.components.concepts.guess_first import guess_first


def article_view(lesson: Lesson) -> None:
    """Draw the lesson's experiments."""
    if not guess_first("article", lesson):
        return
