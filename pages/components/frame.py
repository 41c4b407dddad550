"""The frame of every page: title and question, run bar, complaints, the next question, and no tracebacks."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from core.messages import UserError
from pages.components import state
from pages.components.i18n import _, say
from pages.components.places import PLACES, after, question_link
from pages.components.room.exercise_view import exercise_view
from pages.components.room.follow import follow
from pages.components.room.strip import strip
from pages.components.run_bar import run_bar
from pages.components.style import STYLE

_LOG = logging.getLogger(__name__)


@contextmanager
def page_frame(
    name: str, title: str = "", question: str = "", *, goes_on: bool = True, has_run: bool = True
) -> Iterator[None]:
    """Draw what all pages have around their own content.

    Parameters
    ----------
    name : str
        In `PLACES`; the page ends with the question of the one after it.
    title, question : str
        In the language of the page, where they say more than the name in the navigation and the page's own question.
    goes_on : bool
        Whether the next question is that of the next page; otherwise the content asks its own.
    has_run : bool
        Whether the content is about the run in hand; where it measures something of its own, the bar would mislead.
    """
    st.html(STYLE)
    with st.container(), shielded():
        follow(name)
        strip(name)
    state.memory().visited.add(name)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.title(title or _(PLACES[name].title), anchor=False, width="content")
        st.markdown(f":gray[{question or _(PLACES[name].question)}]", width="stretch")
    with st.container(), shielded():
        exercise_view(name)
    if has_run:
        with st.container(), shielded():
            run_bar(name)
    show_complaints()
    with shielded():
        yield
    if goes_on:
        next_question(after(name))


def next_question(name: str | None) -> None:
    """Draw the last line of a page: the question of another one, which answers it."""
    if name is not None:
        st.divider()
        question_link(name)


@contextmanager
def shielded() -> Iterator[None]:
    """Turn an error into a message on the page; one that isn't the user's goes to the log in full."""
    try:
        yield
    except UserError as problem:
        st.error(say(problem.message), icon=":material/error:")
    except Exception:
        _LOG.exception("A part of the page failed.")
        st.error(
            _("This part of the page failed, and that is our fault. Everything else is kept; reload to try again."),
            icon=":material/error:",
        )


def show_complaints() -> None:
    """Draw what there is to complain of, once; a fragment does so by itself.

    It has a place of its own: when it goes, all below would else be drawn twice until the page is done.
    """
    complaints = state.memory().complaints
    with st.container():
        for message in dict.fromkeys(map(say, complaints)):
            st.warning(message, icon=":material/info:")
    complaints.clear()
