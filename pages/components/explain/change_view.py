"""What would change it: one's own changes, and the smallest ones that do."""

from collections.abc import Callable, Mapping
from functools import partial

from core.explanation.case import Case
from core.messages import N_
from pages.components.explain.counter_view import counter_view
from pages.components.explain.own_rows_view import own_rows_view
from pages.components.explain.whatif_view import whatif_view
from pages.components.tabs import views

VIEWS: Mapping[str, Callable[[Case], None]] = {
    N_("What if…"): whatif_view,
    N_("The smallest changes"): counter_view,
    N_("Your own rows"): own_rows_view,
}


def change_view(case: Case) -> None:
    """Draw the views of the tab."""
    views("explain_change", {title: partial(draw, case) for title, draw in VIEWS.items()})
