"""Two servers with one PostgreSQL database: a room that is led on one, with people who are on the other."""

import pytest
from playwright.sync_api import expect

from tests.browser.driving import Visit, serving
from tests.browser.guests import Guest

POINTS = ".st-key-board_shown .scatterlayer .points path"


@pytest.fixture
def servers(on_postgres, tmp_path, monkeypatch):
    """Return the addresses of two servers that share nothing but the database."""
    folders = [tmp_path / name for name in ("one", "two")]
    for folder in folders:
        folder.mkdir()
    monkeypatch.setenv("DATABASE_URL", on_postgres.url)
    with serving(folders[0]) as one, serving(folders[1]) as two:
        yield one, two


def test_a_room_is_shared_by_two_servers(browser, servers):
    one, two = servers
    host = Visit(browser, one).go("workshop", lang="en")
    host.keyed("lead").click()
    host.keyed("console_invite").click()
    link = host.page.get_by_test_id("stPopoverBody").locator("code").inner_text().strip().replace(one, two)
    host.page.keyboard.press("Escape")
    guest = Guest(browser, two)
    guest.page.goto(link)
    guest.keyed("join_name", "input").fill("陈晨")
    guest.presses("join")
    guest.sees("you are 陈晨")
    _opens(host, "Train the model")
    guest.page.wait_for_url("**/playground?**")
    guest.presses("train")
    guest.sees_the_end()
    expect(host.page.locator(POINTS)).to_have_count(1)
    moved = Guest(browser, one)
    moved.page.goto(guest.page.url.replace(two, one))
    moved.sees("you are 陈晨").sees("epochs")
    for visit in (host, guest, moved):
        visit.is_well()
        visit.page.context.close()


def _opens(host: Visit, title: str) -> None:
    host.page.locator("label").filter(has_text=title).first.click()
    expect(host.page.get_by_role("heading", name=title).first).to_be_visible()
    host.keyed("console_push").click()
    expect(host.keyed("console_lock")).to_be_visible()
