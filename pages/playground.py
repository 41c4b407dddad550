"""Playground: can a model learn this, and what does it take?"""

import streamlit as st

from pages.components import state
from pages.components.classics_view import classic_banner, classics_menu
from pages.components.controls import controls
from pages.components.depth import depth
from pages.components.entry import enter
from pages.components.frame import page_frame, shielded
from pages.components.i18n import _
from pages.components.room.hidden_view import hidden_view, hides
from pages.components.teaching import is_shown, teaching_menu
from pages.components.training_view import training_view


def main() -> None:
    """Draw the page."""
    with page_frame("playground"):
        picture, right = st.columns([2.3, 1], gap="large")
        with picture:
            with st.container(horizontal=True, gap="small"):
                classics_menu()
                teaching_menu()
            with st.container():
                classic_banner()
            hidden = hides("playground") and not state.memory().fresh
            if hidden:
                hidden_view("playground")
            else:
                training_view()
        with right, shielded():
            controls()
        if is_shown("tabs") and not hidden:
            depth(state.memory().run)
        if is_shown("words"):
            _limits()


def _limits() -> None:
    st.markdown(_("**What this does not tell you**"))
    st.caption(
        _(
            "One split and one seed are one draw: another seed can give another score, so read the interval and not the last "
            "digit. The test rows come from the same source as the training rows; customers of next year may not. And a score "
            "says nothing yet about what a mistake costs you."
        )
    )


enter(main)
