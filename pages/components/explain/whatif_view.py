"""What if the row were another?"""

from core.explanation.case import Case


def whatif_view(case: Case) -> None:
    """Draw every column to be changed, and what that changes."""
