"""Words of a user in a text of ours."""

import re


def as_written(text: str) -> str:
    """Return text as Markdown that shows it as it is."""
    return re.sub(r"([\\`*_\[\]<>#|$~:])", r"\\\1", " ".join(text.split()))
