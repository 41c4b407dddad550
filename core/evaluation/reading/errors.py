"""What is wrong with a file of labels and scores."""

from core.messages import UserError

FIRST = 2
"""What a user calls the first row below the header."""


class PredictionsError(UserError):
    """Report a file of labels and scores that can't be judged, and what to do about it."""
