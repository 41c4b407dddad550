"""What simpler models say."""

from core.explanation.case import Case


def simpler_view(case: Case) -> None:
    """Draw what simpler models say."""
