"""Home: what can I find out here, and how long will it take?"""

from pages.components.entry import enter
from pages.components.frame import page_frame
from pages.components.home.body import body
from pages.components.home.travelled import is_told, journey
from pages.components.i18n import _


def main() -> None:
    """Draw the page."""
    done = journey()
    with page_frame("home", _("Touchstone: what AI can really do"), goes_on=False, has_run=is_told(done)):
        body(done)


enter(main)
