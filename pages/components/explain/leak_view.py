"""The planted leak."""

from core.explanation.case import Case


def leak_view(case: Case) -> None:
    """Draw the hunt for the column that should not be there."""
