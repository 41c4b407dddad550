"""What can be taken away: a report and the values."""

from core.explanation.case import Case


def export_view(case: Case) -> None:
    """Draw what can be taken away."""
