"""All reasons of a decision."""

from core.explanation.case import Case


def reasons_view(case: Case) -> None:
    """Draw all shares as a force view and as a table."""
