"""Can we trust it: how sure the reasons are, what another training makes of them, and a column that knows too much."""

from collections.abc import Callable, Mapping
from functools import partial

from core.explanation.case import Case
from core.messages import N_
from pages.components.explain.badge_view import badge_view
from pages.components.explain.leak_view import TITLE, leak_view
from pages.components.explain.seeds_view import seeds_view
from pages.components.tabs import views

VIEWS: Mapping[str, Callable[[Case], None]] = {
    N_("How sure"): badge_view,
    N_("Another training"): seeds_view,
    TITLE: leak_view,
}


def trust_view(case: Case) -> None:
    """Draw the views of the tab."""
    views("explain_trust", {title: partial(draw, case) for title, draw in VIEWS.items()})
