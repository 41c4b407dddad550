"""All below the run bar, drawn anew by itself when another row is taken in hand."""

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from core.explanation.case import Case
from core.messages import N_
from pages.components import state
from pages.components.explain.change_view import change_view
from pages.components.explain.decision_view import decision_view
from pages.components.explain.export_view import export_view
from pages.components.explain.hand import case_in_hand
from pages.components.explain.overall_view import overall_view
from pages.components.explain.picture_view import picture_view
from pages.components.explain.simpler_view import simpler_view
from pages.components.explain.trust_view import trust_view
from pages.components.frame import shielded, show_complaints
from pages.components.i18n import _
from pages.components.room.hidden_view import hidden_words, hides
from pages.components.tabs import tabs

TRUST, SIMPLER = N_("Can we trust it"), N_("A simpler model")
GRADED = (TRUST, SIMPLER)  # tabs that name the score of the run in hand
TABS: Mapping[str, Callable[[Case], None]] = {
    N_("This decision"): decision_view,
    N_("What would change it"): change_view,
    N_("Overall"): overall_view,
    TRUST: trust_view,
    SIMPLER: simpler_view,
}


@st.fragment
def body() -> None:
    """Draw the decision in hand as a picture, and the tabs."""
    state.keep_url()
    show_complaints()
    with shielded():
        with st.spinner(_("A worker is explaining this row…"), show_time=True):
            case = case_in_hand()
        with shielded():
            picture_view(case)
        drawn = {title: partial(draw, case) for title, draw in TABS.items()}
        if hides("explain"):
            tabs("explain_ungraded", {title: draw for title, draw in drawn.items() if title not in GRADED})
            hidden_words()
        else:
            tabs("explain", drawn)
        with shielded():
            export_view(case)
