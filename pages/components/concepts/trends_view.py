"""Trends: what comes next, and is it real yet?"""

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from core.lessons.lesson import Lesson
from core.messages import N_
from pages.components.concepts.guess_first import guess_first
from pages.components.concepts.trends_federated import federated_view, hospitals
from pages.components.concepts.trends_fusion import fusion_view
from pages.components.concepts.trends_private import private_view
from pages.components.concepts.trends_search import search_view
from pages.components.tabs import views

VIEWS: Mapping[str, Callable[[Lesson], None]] = {
    N_("Federated"): federated_view,
    N_("Privacy by noise"): private_view,
    N_("Two senses"): fusion_view,
    N_("Search and reasons"): search_view,
}


def trends_view(lesson: Lesson) -> None:
    """Draw the lesson's experiments."""
    above = st.container()
    if not guess_first("trends", lesson):
        with above:
            st.fragment(hospitals)()
        return
    views("trends", {title: partial(draw, lesson) for title, draw in VIEWS.items()})
