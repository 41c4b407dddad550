"""Words of a user or of data in a Markdown text of ours."""

import re

# What CommonMark, tables, formulas and Streamlit's `:red[…]` and `:material/…:` would take for markup.
_MARKUP = re.compile(r"([\\`*_\[\]<>#|~$&]|:(?=\w))")


def as_written(text: str) -> str:
    """Return text, on one line, as Markdown that shows it as it is."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))
