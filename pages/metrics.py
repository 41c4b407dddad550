"""Metrics: is it good enough to be worth money?"""

from pages.components import state
from pages.components.entry import enter
from pages.components.frame import page_frame
from pages.components.metrics.body import body
from pages.components.room.hidden_view import hidden_view, hides


def main() -> None:
    """Draw the page."""
    with page_frame("metrics"):
        mind = state.memory()
        if state.judged().key == mind.run.key and hides("metrics"):
            hidden_view("metrics")
        else:
            body()


enter(main)
