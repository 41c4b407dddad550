"""What all views of the page's details have in common: a finding as the title, sentences, and what is not told."""

import streamlit as st

from core.evaluation.predictions import Predictions
from core.luck import in_a_row
from core.markdown import as_written
from core.messages import Message
from pages.components.i18n import _, say


def headline(finding: Message) -> str:
    """Draw a finding as the title of a view, and return it for those who can't see the picture."""
    st.subheader(as_written(say(finding)), anchor=False)
    return say(finding)


def beside(finding: Message) -> str:
    """Draw a finding as the title of one picture of several, and return it."""
    st.markdown(f"**{as_written(say(finding))}**")
    return say(finding)


def told(*sentences: Message | None) -> None:
    """Draw sentences, one after the other; those that there is nothing to say of are left out."""
    known = [sentence for sentence in sentences if sentence is not None]
    if known:
        st.markdown(as_written(say(in_a_row(known))))


def limits(text: str) -> None:
    """Draw what a view does not tell, marked with `N_`."""
    st.caption(_(text))


def names_of(it: Predictions) -> list[str]:
    """Return what a user reads for the classes, in the language of the page."""
    return [name if isinstance(name, str) else say(name) for name in it.class_names]
