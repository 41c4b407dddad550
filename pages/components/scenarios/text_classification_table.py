"""A table of reviews: whole sentences, in several lines, as they were written."""

import re
from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from core.markdown import as_written
from core.scenarios.text_classification.cutting import shortened

_POINT = re.compile(r"^(\d+|(?=[-+]))([.)+-])")


def reviews_table(rows: Sequence[Mapping[str, str]]) -> None:
    """Draw rows of column -> text."""
    shown = [{column: _shown(text) for column, text in row.items()} for row in rows]
    st.table(pd.DataFrame(shown), hide_index=True)


def _shown(text: str) -> str:
    """Return a text as Markdown; "6. The case" would begin a list."""
    return _POINT.sub(r"\1\\\2", as_written(shortened(text)))
