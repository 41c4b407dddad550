"""Back-propagation: how does a network know which weight to blame?"""

from core.lessons.lesson import Lesson
from pages.components.concepts.guess_first import guess_first


def backprop_view(lesson: Lesson) -> None:
    """Draw the lesson's experiments."""
    if not guess_first("backprop", lesson):
        return
