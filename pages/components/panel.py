"""A page's settings: beside the picture on a wide screen, at the foot of a phone's, folded until asked for."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from pages.components import state
from pages.components.i18n import _


def panel() -> "st.delta_generator.DeltaGenerator":
    """Return the container of all settings."""
    return st.container(key="panel")


@contextmanager
def folded(key: str) -> Iterator[None]:
    """Hold what a phone shows only when it is asked for."""
    with st.container(key=f"{key}{'' if state.memory().panel_open else '_folded'}"):
        yield


def panel_switch() -> None:
    """Draw the button that shows and hides what is folded; a wide screen has none."""
    is_open = state.memory().panel_open
    with st.container(key="panel_switch", width="content"):
        st.button(
            _("Close") if is_open else _("Settings"),
            icon=":material/expand_more:" if is_open else ":material/tune:",
            key="panel_toggle",
            on_click=_toggle_panel,
        )


def _toggle_panel() -> None:
    state.memory().panel_open = not state.memory().panel_open
