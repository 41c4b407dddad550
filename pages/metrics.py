"""Metrics: is it good enough to be worth money?"""

from pages.components.entry import enter
from pages.components.frame import page_frame
from pages.components.metrics.body import body


def main() -> None:
    """Draw the page."""
    with page_frame("metrics"):
        body()


enter(main)
