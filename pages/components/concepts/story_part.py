"""Parts of a lesson's story, in the language of the page."""

import streamlit as st

from core.lessons import story
from pages.components.i18n import language


def tell(name: str, part: str) -> None:
    """Draw a part of a lesson's story."""
    st.markdown(story(name, language())[part])
