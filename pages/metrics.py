"""Metrics: is it good enough to be worth money?"""

from pages.components.entry import enter
from pages.components.frame import page_frame


def main() -> None:
    """Draw the page."""
    with page_frame("metrics"):
        pass


enter(main)
