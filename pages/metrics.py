"""Metrics: is it good enough to be worth money?"""

from pages.components.entry import enter
from pages.components.frame import page_frame
from pages.components.metrics.body import body
from pages.components.room.hidden_view import hidden_view, hides_judged


def main() -> None:
    """Draw the page."""
    with page_frame("metrics"):
        if hides_judged("metrics"):
            hidden_view("metrics")
        else:
            body()


enter(main)
