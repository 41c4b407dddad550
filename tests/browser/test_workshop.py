"""A whole workshop: one facilitator, five participants in browsers of their own, and a server that is restarted in it."""

import time
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, expect

from core.rooms import Rooms
from core.store import Store
from tests.browser.driving import PATIENCE, Visit, free_port, serving
from tests.browser.guests import Guest

NAMES = ("Ana", "Bo", "陈晨", "Dee", "Eli")
PHONE = 390
CONNECTED = "[data-test-connection-state=CONNECTED]"  # with the server


class Workshop:
    """Hold the server, the facilitator, and the participants by their names."""

    def __init__(self, browser: Browser, store: Path) -> None:
        self.browser, self.store, self.port = browser, store, free_port()
        self.server = ExitStack()
        self.address = self.starts()
        self.host = Visit(browser, self.address).go("workshop", lang="en")
        self.people: dict[str, Guest] = {}

    def starts(self) -> str:
        return self.server.enter_context(serving(self.store, port=self.port))

    def is_well(self) -> None:
        for visit in (self.host, *self.people.values()):
            assert visit.errors == []

    def opens(self, title: str) -> None:
        """Have the facilitator choose an exercise and open it for everybody."""
        self.host.page.locator("label").filter(has_text=title).first.click()
        expect(self.host.page.get_by_role("heading", name=title).first).to_be_visible()
        self.host.keyed("console_push").click()
        expect(self.host.keyed("console_lock")).to_be_visible()

    def hears_everybody(self, since: float) -> None:
        """Wait until the room has heard from everybody: what a page shows may be older than the server."""
        code = parse_qs(urlsplit(self.host.page.url).query)["room"][0]
        end = time.monotonic() + PATIENCE / 1000
        with Store(self.store) as store:
            while any(person.seen <= since for person in Rooms(store).room(code).people):
                assert time.monotonic() < end, "not everybody came back"
                self.host.page.wait_for_timeout(500)

    def closes(self) -> None:
        self.server.close()
        for visit in (self.host, *self.people.values()):
            visit.page.context.close()


@pytest.fixture
def workshop(browser, tmp_path):
    it = Workshop(browser, tmp_path)
    yield it
    it.closes()


def test_a_workshop(workshop):
    _everybody_joins(workshop)
    _everybody_guesses(workshop)
    _everybody_trains(workshop)
    _the_server_is_restarted(workshop)
    _the_truth_is_shown(workshop)
    link = _briefs_are_handed_in(workshop)
    _the_facilitator_takes_the_summary(workshop)
    _one_comes_back_on_a_phone(workshop, link)


def _everybody_joins(it: Workshop) -> None:
    it.host.keyed("lead").click()
    it.host.keyed("console_invite").click()
    link = it.host.page.get_by_test_id("stPopoverBody").locator("code").inner_text().strip()
    assert "host=" not in link and "host=" in it.host.page.url
    it.host.page.keyboard.press("Escape")
    for name in NAMES:
        visit = it.people[name] = Guest(it.browser, it.address)
        visit.page.goto(link)
        visit.keyed("join_name", "input").fill(name)
        visit.presses("join")
    for name, visit in it.people.items():
        visit.sees(f"you are {name}")
        assert "seat=" in visit.page.url


def _everybody_guesses(it: Workshop) -> None:
    it.opens("Guess: how well can it tell?")
    for steps, visit in enumerate(it.people.values()):
        visit.sees("In how many of 100 such pairs")
        visit.commits(steps)
    for steps, visit in enumerate(it.people.values()):
        visit.sees(f"{25 + steps} to 75")
        expect(visit.page.get_by_text("It is", exact=True)).to_have_count(0)


def _everybody_trains(it: Workshop) -> None:
    it.opens("Train the model")
    for visit in it.people.values():
        visit.page.wait_for_url("**/playground?**")
        visit.sees("Press Train and watch it learn")
        expect(visit.keyed("setting_dataset", "input")).to_be_disabled()
        visit.presses("train")
    for visit in it.people.values():
        visit.sees_the_end()
    points = it.host.page.locator(".st-key-board_shown .scatterlayer .points path")
    expect(points).to_have_count(len(NAMES))
    it.is_well()


def _the_server_is_restarted(it: Workshop) -> None:
    everybody = (it.host, *it.people.values())
    it.server.close()
    for visit in everybody:
        expect(visit.page.locator(CONNECTED)).to_have_count(0)
    stopped = time.time()
    it.starts()
    for visit in everybody:
        expect(visit.page.locator(CONNECTED)).to_have_count(1)
    it.hears_everybody(stopped)
    for name, visit in it.people.items():
        visit.sees(f"you are {name}")
        visit.page.get_by_test_id("stSidebarNav").get_by_text("Workshop").click()
        visit.sees("Your runs in this room")
        expect(visit.page.locator("[class*=st-key-room_run_]")).to_have_count(1)
    expect(it.host.page.locator(".st-key-board_shown .scatterlayer .points path")).to_have_count(len(NAMES))
    for visit in everybody:
        visit.errors.clear()  # of the time without a server


def _the_truth_is_shown(it: Workshop) -> None:
    it.opens("Guess again: how well can it tell?")
    for visit in it.people.values():
        visit.sees("What do you say now?")
        visit.commits()
    for visit in it.people.values():
        visit.sees("Your answer")
    it.host.keyed("console_reveal").click()
    for visit in it.people.values():
        visit.sees("ranges in the room hold the truth")
    expect(it.host.page.locator(".st-key-board_shown svg text").filter(has_text="the truth")).to_have_count(1)
    expect(it.host.page.locator(".st-key-board_shown .barlayer .point")).to_have_count(len(NAMES))


def _briefs_are_handed_in(it: Workshop) -> str:
    """Return the own link of one who hands a brief in."""
    for name in NAMES[:2]:
        visit = it.people[name]
        visit.page.locator("[class*=st-key-room_run_] button").click()
        visit.page.wait_for_url("**/metrics?**")
        visit.page.locator("[class*=st-key-keep_] button").first.click()
        visit.sees("Your brief (1)")
        visit.page.get_by_test_id("stSidebarNav").get_by_text("Workshop").click()
        visit.presses("room_hand_in")
        visit.sees("Handed in.")
    visit.keyed("room_link", "summary").click()
    return visit.keyed("room_link", "code").inner_text().strip()


def _the_facilitator_takes_the_summary(it: Workshop) -> None:
    it.host.page.locator(".st-key-workshop_depth").get_by_text("After the workshop").click()
    it.host.sees(f"2 of {len(NAMES)} have handed in")
    with it.host.page.expect_download() as download:
        it.host.keyed("after_html").click()
    page = download.value.path().read_text("utf-8")
    assert "<html" in page and "陈晨" in page
    it.is_well()


def _one_comes_back_on_a_phone(it: Workshop, link: str) -> None:
    name = NAMES[1]
    it.people.pop(name).page.context.close()
    phone = it.people[name] = Guest(it.browser, it.address, PHONE)
    phone.page.goto(link)
    phone.sees(f"you are {name}").sees("26 to 75")
    expect(phone.page.locator("[class*=st-key-room_run_]")).to_have_count(1)
    phone.is_well()
    assert phone.errors == []
