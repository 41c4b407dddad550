"""A room's board: what thirty people and one open board cost the server, of a core."""

import itertools
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
from playwright.sync_api import Browser

from core.board.watching import board_pass
from core.bundles import bundle
from core.decision import Decision
from core.rooms import Room, Rooms
from core.rooms.agendas import AGENDAS
from core.store import Store
from tests.benchmarks.table import Line
from tests.browser.driving import Visit, browsing, serving

PEOPLE = 30
SECONDS = 60.0
SETTLING = 20.0  # seconds until the board is drawn and the engine is warm
BETWEEN = 2.0  # seconds between two answers where the room is busy
PROMISE = 5.0  # percent of a core


def lines() -> Iterator[Line]:
    """Measure a board of ranges and one of runs, in a room where nobody and where always somebody says something."""
    with tempfile.TemporaryDirectory() as folder, browsing() as browser:
        rooms = Rooms(Store(Path(folder)))
        room, key, tokens = _filled(rooms)
        with serving(Path(folder)) as address:
            for name, who in itertools.product(("pairs", "train"), ([], tokens)):
                rooms.push(room.code, key, [one.name for one in room.agenda].index(name))
                what = f"board of {name}, {'busy' if who else 'quiet'} room"
                share = _share(browser, address, (room.code, board_pass(key)), rooms, who)
                yield Line(what, share, f"{PROMISE:.0f} % of a core", PROMISE, 1, "%")


def _filled(rooms: Rooms) -> tuple[Room, str, list[str]]:
    """Return a room with its key, and the tokens of people who have each guessed and trained."""
    room, key = rooms.open("Thirty people", AGENDAS["45"].exercises, PEOPLE)
    run = bundle("german_credit")
    tokens = [rooms.join(room.code, f"Person {number}") for number in range(PEOPLE)]
    for number, token in enumerate(tokens):
        rooms.say(token, "pairs", "guess", {"low": 40 + number, "high": 60 + number})
        rooms.tried(token, "train", run, Decision())
    return room, key, tokens


def _share(browser: Browser, address: str, board: tuple[str, str], rooms: Rooms, tokens: list[str]) -> float:
    """Return the percent of a core that the server takes while a board is open and `tokens` say something in turn."""
    visit = Visit(browser, address).go("workshop", room=board[0], board=board[1])
    visit.page.locator(".js-plotly-plot").first.wait_for()
    time.sleep(SETTLING)
    server = _server(address)
    before, began = sum(server.cpu_times()[:2]), time.monotonic()
    for number in range(int(SECONDS / BETWEEN)):
        if tokens:
            rooms.say(tokens[number % PEOPLE], "pairs", "guess", {"low": 30 + number / 10, "high": 70})
        time.sleep(BETWEEN)
    share = 100 * (sum(server.cpu_times()[:2]) - before) / (time.monotonic() - began)
    visit.page.context.close()
    return share


def _server(address: str) -> psutil.Process:
    port = address.rpartition(":")[2]
    found = (p for p in psutil.process_iter(["cmdline"]) if f"--server.port={port}" in (p.info["cmdline"] or []))
    return next(found)
