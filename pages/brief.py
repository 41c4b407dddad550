"""Brief: what do we decide?"""

from pages.components.brief.body import body
from pages.components.entry import enter
from pages.components.frame import page_frame


def main() -> None:
    """Draw the page."""
    with page_frame("brief"):
        body()


enter(main)
