"""The frame of every page: title and question, run bar, complaints, the next question, and no tracebacks."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from core.messages import UserError
from pages.components import state
from pages.components.i18n import _, say
from pages.components.run_bar import run_bar

# What the theme can't say: room at the sides; no second "Stop" beside ours while a page looks at a training; and on dark
# ground the accent, which white text on a button needs dark, as text in the lighter blue of links.
STYLE = """<style>
@media (min-width: 768px) { .stMainBlockContainer { padding-left: 2.5rem; padding-right: 2.5rem; } }
.stMainBlockContainer { max-width: 1500px; }
[data-testid="stStatusWidget"] { display: none; }
[data-testid="stTab"][aria-selected="true"], [data-testid="stSliderThumbValue"],
[data-testid="stBaseButton-segmented_controlActive"] { color: light-dark(#1F68AD, #7FB6E8) !important; }
</style>"""

_LOG = logging.getLogger(__name__)


@contextmanager
def page_frame(title: str, question: str, next_page: str = "", next_question: str = "") -> Iterator[None]:
    """Draw what all pages have around their own content.

    Parameters
    ----------
    title, question, next_question : str
        In the language of the page.
    next_page : str
        File of the page that answers the next question; without it, the page ends with none.
    """
    st.html(STYLE)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.title(title, anchor=False, width="content")
        st.markdown(f":gray[{question}]", width="stretch")
    with shielded():
        run_bar()
    _show_complaints()
    with shielded():
        yield
    if next_page:
        st.divider()
        st.page_link(
            next_page, label=_("Next: {question}").format(question=next_question), icon=":material/arrow_forward:"
        )


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


def _show_complaints() -> None:
    complaints = state.memory().complaints
    for message in dict.fromkeys(map(say, complaints)):
        st.warning(message, icon=":material/info:")
    complaints.clear()
