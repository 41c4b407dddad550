"""Why the model says of the row in hand what it says, with what the user can choose."""

from core.explanation.case import Case


def picture_view(case: Case) -> None:
    """Draw the picture of the page, with its sentence and its controls."""
