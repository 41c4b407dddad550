"""All pages, in the order of the way through them: navigation, run bar and next questions read this one registry."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from core.messages import N_
from pages.components.i18n import _


@dataclass(frozen=True)
class Place:
    """Describe a page; title and question are marked with `N_`, `icon` is Streamlit's name of one."""

    title: str
    question: str
    icon: str


PLACES: Mapping[str, Place] = {
    "home": Place(N_("Home"), N_("What can I find out here, and how long will it take?"), ":material/home:"),
    "concepts": Place(
        N_("Concepts"), N_("How does this work, without mathematics I don't have?"), ":material/lightbulb:"
    ),
    "playground": Place(N_("Playground"), N_("Can a model learn this, and what does it take?"), ":material/tune:"),
    "metrics": Place(N_("Metrics"), N_("Is it good enough to be worth money?"), ":material/payments:"),
    "explain": Place(
        N_("Explain"), N_("Why did it say that, and should I believe the reason?"), ":material/psychology_alt:"
    ),
    "scenarios": Place(N_("Scenarios"), N_("Where does this pay in my field?"), ":material/category:"),
    "brief": Place(N_("Brief"), N_("What do we decide?"), ":material/gavel:"),
    "workshop": Place(N_("Workshop"), N_("What does a room full of people make of it?"), ":material/groups:"),
}
"""Name in the URL -> page; `pages/<name>.py` draws it."""


def file_of(name: str) -> str:
    """Return the file of a page, as Streamlit's links want it."""
    return f"pages/{name}.py"


ASIDE = ("concepts",)  # read at any time: the way leads past it


WITHOUT_RUN = ("workshop",)  # takes no run in hand: no run is opened there


def after(name: str) -> str | None:
    """Return the page that answers the next question; the last one has none."""
    names = list(PLACES)
    return next((other for other in names[names.index(name) + 1 :] if other not in ASIDE), None)


def question_link(name: str) -> None:
    """Draw the link to a page as the next question, which the page answers."""
    label = _("Next: {question}").format(question=_(PLACES[name].question))
    st.page_link(file_of(name), label=label, icon=":material/arrow_forward:")
