"""What counts over many rows."""

from core.explanation.case import Case


def overall_view(case: Case) -> None:
    """Draw what counts over many rows."""
