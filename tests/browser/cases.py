"""A case of the scenarios page, in a browser."""

import re

from playwright.sync_api import expect

from tests.browser.driving import Visit

MEASURED = 180_000  # ms: the first result of a case where other tests train too
UNDER_WAY = re.compile("Training and testing on this server|This result came with the product")


def measured(user: Visit) -> Visit:
    """Wait until the case is trained and tested on this server; whatever else is asked of it may take as long."""
    user.page.set_default_timeout(MEASURED)
    expect(user.keyed("to_planner")).to_be_visible(timeout=MEASURED)  # the page's last button: all of it is drawn
    expect(user.page.get_by_text(UNDER_WAY)).to_have_count(0, timeout=MEASURED)
    return user
