"""The concepts page: the map of all lessons, or the lesson that is open."""

from functools import partial

import streamlit as st

from core.lessons import LESSONS, after
from pages.components import state
from pages.components.concepts.going import lesson_button, train_button
from pages.components.concepts.map_view import map_view
from pages.components.concepts.story_part import tell
from pages.components.concepts.views import draw
from pages.components.frame import page_frame, shielded
from pages.components.i18n import _


def body() -> None:
    """Draw the page."""
    name = state.memory().learning.topic
    if not name:
        with page_frame("concepts"):
            map_view()
        return
    lesson = LESSONS[name]
    following = after(name)
    with page_frame("concepts", _(lesson.title), _(lesson.question), goes_on=following is None):
        st.button(
            _("All lessons"), key="to_map", icon=":material/arrow_back:", type="tertiary", on_click=partial(_open, "")
        )
        tell(name, "intro")
        with shielded():
            draw(name, lesson)
        _end(name)


def _end(name: str) -> None:
    """Draw what it means for a product, which would give the answer away before the guess, and the ways on."""
    lesson, following = LESSONS[name], after(name)
    with st.container(border=True, key="product"):
        if name in state.memory().learning.progress.steps:
            st.markdown(_("**What this means for a product**"))
            tell(name, "product")
        else:
            st.caption(_("What this means for a product comes here once you have guessed."))
        train_button(lesson.playground, _(lesson.try_it), name)
    if following is not None:
        st.divider()
        label = _("Next: {question}").format(question=_(LESSONS[following].question))
        lesson_button(following, "next", label)


def _open(name: str) -> None:
    state.memory().learning.topic = name
