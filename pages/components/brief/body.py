"""The brief page's content: the verdict with what is open, then five views."""

from functools import partial

from core.messages import N_
from pages.components.brief import changing
from pages.components.brief.document_view import document_view
from pages.components.brief.facts import facts_in_hand
from pages.components.brief.findings_view import findings_view
from pages.components.brief.interview_view import interview_view
from pages.components.brief.parts import known_of
from pages.components.brief.plan_view import plan_view
from pages.components.brief.take_view import take_view
from pages.components.brief.top import top
from pages.components.brief.ways import VIEWS
from pages.components.frame import shielded
from pages.components.tabs import views

__all__ = ["body"]


def body() -> None:
    """Draw the verdict and the views."""
    changing.drawn()
    known = known_of(facts_in_hand())
    with shielded():
        top(known)
    views(
        VIEWS,
        {
            N_("The brief"): partial(document_view, known),
            N_("Findings"): findings_view,
            N_("Interview"): interview_view,
            N_("Plan"): partial(plan_view, known),
            N_("Take it away"): partial(take_view, known),
        },
    )
