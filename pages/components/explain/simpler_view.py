"""What simpler models say: around this case, imitating the network, and in its place."""

from collections.abc import Callable, Mapping
from functools import partial

from core.explanation.case import Case
from core.messages import N_
from pages.components.explain.honest_view import honest_view
from pages.components.explain.local_view import local_view
from pages.components.explain.tree_view import tree_view
from pages.components.tabs import views

VIEWS: Mapping[str, Callable[[Case], None]] = {
    N_("Around this case"): local_view,
    N_("A tree that imitates it"): tree_view,
    N_("An honest simple model"): honest_view,
}


def simpler_view(case: Case) -> None:
    """Draw the views of the tab."""
    views("explain_simpler", {title: partial(draw, case) for title, draw in VIEWS.items()})
