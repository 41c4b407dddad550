"""Words that are too long for an interface string: a Markdown file a language, in parts."""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from core.messages import DEFAULT_LANGUAGE

CONTENT = Path(__file__).parents[1] / "content"
_PART = re.compile(r"^<!-- part: ([a-z_]+) -->$", re.MULTILINE)


@lru_cache(maxsize=128)
def told(folder: str, name: str, language: str) -> Mapping[str, str]:
    """Return part -> Markdown of a story, in the order of its file; a language without one gets the English.

    Parameters
    ----------
    folder : str
        In `content`; it has a folder for each language, with a file `<name>.md`.
    """
    path = CONTENT / folder / language / f"{name}.md"
    text = (path if path.exists() else CONTENT / folder / DEFAULT_LANGUAGE / f"{name}.md").read_text(encoding="utf-8")
    _, *pieces = _PART.split(text)
    return {part: words.strip() for part, words in zip(pieces[::2], pieces[1::2], strict=True)}
