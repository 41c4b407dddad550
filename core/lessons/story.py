"""The words of a lesson: a Markdown file a language, in parts."""

from collections.abc import Mapping

from core.stories import told


def story(name: str, language: str) -> Mapping[str, str]:
    """Return part -> Markdown of a lesson, in the order of its file; a language without one gets the English.

    Every lesson has at least "intro" (what it is about) and "product" (what it means for a product).
    """
    return told("lessons", name, language)
