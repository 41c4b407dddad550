"""Ways out of a lesson: into the playground, to another lesson, to a view of another page."""

from collections.abc import Mapping

import streamlit as st

from core.experiment import Experiment
from core.lessons import LESSONS
from pages.components import state
from pages.components.i18n import _
from pages.components.places import file_of


def train_button(experiment: Experiment, label: str, key: str) -> None:
    """Draw the button that opens the playground and trains an experiment there."""
    if st.button(label, key=f"try_{key}", icon=":material/play_arrow:"):
        state.train_first(experiment)
        st.switch_page(file_of("playground"))


def lesson_button(name: str, key: str, label: str = "") -> None:
    """Draw the button that opens another lesson; its title by default. Not in a fragment of its own."""
    text = label or _(LESSONS[name].title)
    if st.button(text, key=f"lesson_{key}", icon=LESSONS[name].icon, type="tertiary"):
        state.memory().learning.topic = name
        st.switch_page(file_of("concepts"))


def page_button(page: str, label: str, key: str, tabs: Mapping[str, str] | None = None) -> None:
    """Draw the button that opens a page; `tabs` gives rows of tabs or views -> the title to open, as marked with `N_`."""
    if st.button(label, key=f"page_{key}", icon=":material/arrow_forward:", type="tertiary"):
        state.memory().tabs.update(tabs or {})
        st.switch_page(file_of(page))
