"""Pre-training: what does a model know before it sees your data?"""

from core.lessons.lesson import Lesson
from pages.components.concepts.guess_first import guess_first


def pretraining_view(lesson: Lesson) -> None:
    """Draw the lesson's experiments."""
    if not guess_first("pretraining", lesson):
        return
