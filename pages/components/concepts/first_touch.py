"""The first thing on the concepts page: a picture that moves when touched."""


def first_touch() -> None:
    """Draw it."""
