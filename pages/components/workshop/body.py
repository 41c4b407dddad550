"""The workshop page's content."""


def body() -> None:
    """Draw the content."""
