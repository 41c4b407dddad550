"""Plotly figures on a page, with a sentence for those who can't see them."""

from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from plotly.graph_objects import Figure


def chart(figure: "Figure", key: str, alt: str) -> None:
    """Draw a figure in the page's theme; `alt` says what it shows."""
    st.plotly_chart(figure, key=key, alt=alt, config={"displayModeBar": False})
