"""The smallest changes that flip the decision."""

from core.explanation.case import Case


def counter_view(case: Case) -> None:
    """Draw the smallest changes that flip the decision."""
