"""The brief page's content: the verdict with what is open, then five views."""

from functools import partial

import streamlit as st

from core.messages import N_
from pages.components.brief import changing
from pages.components.brief.document_view import document_view
from pages.components.brief.facts import facts_in_hand
from pages.components.brief.findings_view import findings_view
from pages.components.brief.interview_view import interview_view
from pages.components.brief.measuring import measure, measuring
from pages.components.brief.parts import known_of
from pages.components.brief.plan_view import plan_view
from pages.components.brief.take_view import take_view
from pages.components.brief.top import top
from pages.components.brief.ways import VIEWS
from pages.components.frame import shielded
from pages.components.room.handing_in import hand_in_here
from pages.components.room.hidden_view import hidden_view, hides_judged
from pages.components.tabs import views

# A label of several lines is centred by Streamlit; a list of them reads from the left.
STYLE = """<style>
[class*="st-key-brief_points_"] button, [class*="st-key-brief_points_"] button div { justify-content: flex-start; }
[class*="st-key-brief_points_"] button p { text-align: left; }
</style>"""


def body() -> None:
    """Draw the verdict and the views."""
    changing.drawn()
    st.html(STYLE)
    with st.container(), shielded():
        hand_in_here()
    (_without_score if hides_judged("brief") else _whole)()


def _whole() -> None:
    errand = measure()
    known = known_of(facts_in_hand())
    with shielded():
        top(known)
    with shielded():
        measuring(errand, known)
    views(
        VIEWS,
        {
            N_("The brief"): partial(document_view, known),
            N_("Findings"): findings_view,
            N_("Interview"): interview_view,
            N_("Plan and risks"): partial(plan_view, known),
            N_("Take it away"): partial(take_view, known),
        },
    )


def _without_score() -> None:
    """Draw what the user keeps and says: verdict and document are computed from a score that the room is still guessing."""
    with shielded():
        hidden_view("brief")
    views(f"{VIEWS}_hidden", {N_("Findings"): findings_view, N_("Interview"): interview_view})
