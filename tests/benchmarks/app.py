"""The app in a real browser: a training watched live, the first paint of home, and the server's memory."""

import statistics
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import psutil
from playwright.sync_api import Browser

from core.experiment import Experiment
from core.links import to_link
from core.training import train
from core.training.device import warm_up
from tests.benchmarks.table import Line, seconds
from tests.browser.driving import Visit, browsing, serving

WATCHED = Experiment(dataset="digits", hidden=(64, 64), epochs=2000)  # some five seconds: long enough to be watched
DRAWN = Experiment(dataset="spiral", hidden=(32, 32), epochs=2000)
EMPTY = 'import streamlit as st\nst.title("Empty")\n'
VISITS = 7
READING = 3000  # ms: a page is drawn to its end before somebody presses a button there
MIB = 2**20
# Looked at often: how Playwright's `expect` looks, once a second in the end, would be most of what is measured.
OVER = """before => document.querySelector('.st-key-run_menu button').innerText !== before
    && !document.querySelector('.st-key-stop') && !document.querySelector('.st-key-train button').disabled"""


def lines() -> Iterator[Line]:
    """Measure all."""
    with tempfile.TemporaryDirectory() as folder, browsing() as browser:
        empty = Path(folder, "empty.py")
        empty.write_text(EMPTY, "utf-8")
        with serving(Path(folder)) as ours, serving(Path(folder), empty) as theirs:
            yield _painting(browser, ours, theirs)
            yield _watching(browser, ours)
            yield _drawing(browser, ours)
            yield _weighing(browser, ours)


def _painting(browser: Browser, ours: str, theirs: str) -> Line:
    """Take turns between the two, so that whatever else the machine does slows down both."""
    Visit(browser, ours).go().sees("Trains on")
    times = [(seconds(_paint, browser, ours), seconds(_paint, browser, theirs)) for _ in range(VISITS)]
    mine, other = map(statistics.median, zip(*times, strict=True))
    return Line("first paint of home", mine, "an empty Streamlit page", other, 1 / 1.5)


def _paint(browser: Browser, address: str) -> None:
    visit = Visit(browser, address).go()
    visit.page.context.close()


def _watching(browser: Browser, address: str) -> Line:
    """Take turns between the two with other seeds; both have compiled it by then, whatever was measured before."""
    warm_up()
    train(WATCHED)
    Visit(browser, address).go("playground", **to_link(WATCHED)).trains().page.context.close()
    again = [replace(WATCHED, seed=seed) for seed in (1, 2, 3)]
    times = [(_watch(browser, address, e), seconds(train, e)) for e in again]
    watched, alone = map(statistics.median, zip(*times, strict=True))
    return Line("train, watched in a browser", watched, "train(e) alone", alone, 1 / 2)


def _watch(browser: Browser, address: str, experiment: Experiment) -> float:
    user = Visit(browser, address).go("playground", **to_link(experiment)).sees("Trains on")
    user.page.wait_for_timeout(READING)
    taken = seconds(_see_through, user)
    user.page.context.close()
    return taken


def _see_through(user: Visit) -> None:
    before = user.run_in_hand
    user.keyed("train").click()
    user.page.wait_for_function(OVER, arg=before, polling=50)


def _drawing(browser: Browser, address: str) -> Line:
    """Measure the seconds between two pictures of a plane that is being learned."""
    user = Visit(browser, address).go("playground", **to_link(DRAWN)).sees("Trains on")
    user.keyed("train").click()
    moments = user.boundaries()
    return Line(
        "between two live pictures", (moments[-1] - moments[0]) / 1000 / (len(moments) - 1), "two a second", 0.5, 1
    )


def _weighing(browser: Browser, address: str) -> Line:
    user = Visit(browser, address).go()
    links = user.page.get_by_test_id("stSidebarNavLink")
    for number in range(links.count()):
        links.nth(number).click()
        user.page.wait_for_timeout(READING)
    return Line("the server, every page visited", _rss(address), "350 MB", 350, 1, "MB")


def _rss(address: str) -> float:
    port = address.rpartition(":")[2]
    servers: list[Any] = [
        p for p in psutil.process_iter(["cmdline"]) if f"--server.port={port}" in (p.info["cmdline"] or [])
    ]
    return servers[0].memory_info().rss / MIB
