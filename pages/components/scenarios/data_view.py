"""The data of a case, seen: its own examples, then where it comes from and what it lacks."""

from collections.abc import Callable

import streamlit as st

from core.scenarios import Scenario
from pages.components.i18n import _


def data_view(case: Scenario, examples: Callable[[Scenario], None]) -> None:
    """Draw the examples of a case and the facts about its data."""
    case.check()
    st.markdown(_(case.source.what))
    examples(case)
    facts = (
        (_("**Source:** {text}"), case.source.origin),
        (_("**Licence:** {text}"), case.source.licence),
        (_("**Kept apart for the test:** {text}"), case.source.held_out),
        (_("**Missing compared with production:** {text}"), case.source.missing),
    )
    for label, text in facts:
        st.markdown(label.format(text=_(text)))
