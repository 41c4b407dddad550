"""Cases like the one in hand."""

from core.explanation.case import Case


def similar_view(case: Case) -> None:
    """Draw the nearest training rows and what happened to them."""
