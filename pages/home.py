"""Home: what can I find out here, and how long will it take?"""

from pages.components.entry import enter
from pages.components.frame import page_frame
from pages.components.home.body import body
from pages.components.home.guess_pairs import is_asked
from pages.components.home.travelled import journey
from pages.components.i18n import _


def main() -> None:
    """Draw the page."""
    done = journey()
    # A bundled run's score would give away what is to be guessed.
    with page_frame("home", _("Touchstone: what AI can really do"), goes_on=False, has_run=not is_asked(done)):
        body(done)


enter(main)
