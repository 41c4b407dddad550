"""The rows to choose from: as a table, by what is special about them, or by lot."""

from core.explanation.case import Case


def find_view(case: Case) -> None:
    """Draw the ways to find another row."""
