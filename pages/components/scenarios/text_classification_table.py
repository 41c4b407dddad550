"""A table of reviews: whole sentences, in several lines, as they were written."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from core.markdown import as_written
from core.scenarios.text_classification.cutting import shortened


def reviews_table(rows: Sequence[Mapping[str, str]]) -> None:
    """Draw rows of column -> text."""
    shown = [{column: as_written(shortened(text)) for column, text in row.items()} for row in rows]
    st.table(pd.DataFrame(shown), hide_index=True)
