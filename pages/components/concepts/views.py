"""Which function draws which lesson; a page draws one, and only that one is imported."""

from importlib import import_module

from core.lessons import Lesson


def draw(name: str, lesson: Lesson) -> None:
    """Draw a lesson's experiments: `<name>_view` of the file of that name."""
    part = f"{name}_view"
    getattr(import_module(f"pages.components.concepts.{part}"), part)(lesson)
