"""Workshop: what does a room full of people make of it?"""

from pages.components.entry import enter
from pages.components.frame import page_frame
from pages.components.workshop.body import body


def main() -> None:
    """Draw the page."""
    with page_frame("workshop", has_run=False):
        body()


enter(main)
