"""The words of a lesson: a Markdown file a language, in parts."""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from core.messages import DEFAULT_LANGUAGE

STORIES = Path(__file__).parents[2] / "content" / "lessons"
_PART = re.compile(r"^<!-- part: ([a-z_]+) -->$", re.MULTILINE)


@lru_cache(maxsize=128)
def story(name: str, language: str) -> Mapping[str, str]:
    """Return part -> Markdown of a lesson, in the order of its file; a language without one gets the English.

    Every lesson has at least "intro" (what it is about) and "product" (what it means for a product).
    """
    path = STORIES / language / f"{name}.md"
    text = (path if path.exists() else STORIES / DEFAULT_LANGUAGE / f"{name}.md").read_text(encoding="utf-8")
    _, *pieces = _PART.split(text)
    return {part: words.strip() for part, words in zip(pieces[::2], pieces[1::2], strict=True)}
