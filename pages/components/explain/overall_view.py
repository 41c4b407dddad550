"""What counts over many rows."""

from collections.abc import Callable, Mapping
from functools import partial

from core.explanation.case import Case
from core.messages import N_
from pages.components.explain.beside_view import beside_view
from pages.components.explain.column_view import column_view
from pages.components.explain.importance_view import importance_view
from pages.components.explain.swarm_view import swarm_view
from pages.components.tabs import views

VIEWS: Mapping[str, Callable[[Case], None]] = {
    N_("What counts"): importance_view,
    N_("Case by case"): swarm_view,
    N_("One column"): column_view,
    N_("Beside permutation"): beside_view,
}


def overall_view(case: Case) -> None:
    """Draw the views of the tab."""
    views("explain_overall", {title: partial(draw, case) for title, draw in VIEWS.items()})
