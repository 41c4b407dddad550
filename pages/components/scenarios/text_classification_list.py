"""Reviews one below the other, whole and as they were written: a list that wraps where a table would be cut off."""

import re
from collections.abc import Sequence

import streamlit as st

from core.markdown import as_written
from core.scenarios.text_classification.cutting import shortened

_POINT = re.compile(r"^(\d+|(?=[-+]))([.)+-])")

Row = tuple[Sequence[str], Sequence[str]]


def reviews_list(rows: Sequence[Row]) -> None:
    """Draw rows of facts, which stand in bold, and texts, each on a line of its own."""
    st.markdown("\n".join(_line(facts, texts) for facts, texts in rows))


def _line(facts: Sequence[str], texts: Sequence[str]) -> str:
    return "  \n  ".join([f"- **{as_written(' · '.join(facts))}**", *map(_shown, texts)])


def _shown(text: str) -> str:
    """Return a text as Markdown; "6. The case" would begin a list."""
    return _POINT.sub(r"\1\\\2", as_written(shortened(text)))
