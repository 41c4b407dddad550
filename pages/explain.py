"""Explain: why did it say that, and should I believe the reason?"""

from pages.components.entry import enter
from pages.components.explain.body import body
from pages.components.frame import page_frame


def main() -> None:
    """Draw the page."""
    with page_frame("explain"):
        body()


enter(main)
