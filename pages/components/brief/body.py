"""The brief page's content."""


def body() -> None:
    """Draw the content."""
