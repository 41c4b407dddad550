"""This decision: all reasons, other rows, and rows like it."""

from collections.abc import Callable, Mapping
from functools import partial

from core.explanation.case import Case
from core.messages import N_
from pages.components.explain.find_view import find_view
from pages.components.explain.reasons_view import reasons_view
from pages.components.explain.similar_view import similar_view
from pages.components.explain.spatial_view import has_parts, spatial_view
from pages.components.tabs import views

Draw = Callable[[Case], None]

COMMON: Mapping[str, Draw] = {
    N_("All reasons"): reasons_view,
    N_("Another case"): find_view,
    N_("Cases like it"): similar_view,
}
PARTED: Mapping[str, Draw] = {N_("Part by part"): spatial_view}


def decision_view(case: Case) -> None:
    """Draw the views of the tab; a picture or a sequence has one more."""
    every = {**(PARTED if has_parts(case.run) else {}), **COMMON}
    views(f"explain_decision_{len(every)}", {title: partial(draw, case) for title, draw in every.items()})
