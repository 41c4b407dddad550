"""A server of the app, a browser, and a person's moves in it."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import urlopen

from playwright.sync_api import Browser, ConsoleMessage, Error, Locator, Page, TimeoutError, expect, sync_playwright

ROOT = Path(__file__).parents[2]
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-fake-device-for-media-stream",  # a microphone that beeps, a camera with a drawing
    "--use-fake-ui-for-media-stream",
)
PATIENCE = 60_000  # ms: two busy cores import TensorFlow slowly
TRIES = 6  # at a menu
# Notes when each different picture of the plane appears, until the training is over.
BOUNDARIES = """() => new Promise(done => {
    const seen = [], began = performance.now();
    const look = () => {
        const picture = document.querySelector('.st-key-picture_plane .heatmaplayer image');
        const href = picture && picture.getAttribute('href');
        if (href && !seen.some(one => one.href === href)) seen.push({href, at: performance.now()});
        if (performance.now() - began > 60000 || document.querySelector('.st-key-keep_run')) done(seen.map(one => one.at));
        else setTimeout(look, 30);
    };
    look();
})"""
expect.set_options(timeout=PATIENCE)


def found() -> bool:
    """Tell whether there is a browser: Debian's Chromium, or Playwright's own."""
    if shutil.which("chromium"):
        return True
    with sync_playwright() as play:
        return Path(play.chromium.executable_path).exists()


@contextmanager
def browsing() -> Iterator[Browser]:
    """Open Debian's Chromium, or Playwright's own."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def serving(store: Path, app: str | Path = "app.py", port: int = 0) -> Iterator[str]:
    """Start the app, or another one, with its own store, at a port that is free or given; yield its address."""
    port = port or free_port()
    options = ("--server.headless=true", f"--server.port={port}")
    command = [sys.executable, "-m", "streamlit", "run", str(app), *options]
    environment = os.environ | {"TOUCHSTONE_STORE": str(store)}
    with (store / "server.log").open("w") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
        try:
            _wait_for(f"http://127.0.0.1:{port}/_stcore/health")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(20)


def new_tab(browser: Browser) -> Page:
    """Open a tab with cookies, storage and cache of its own."""
    return browser.new_context(locale="en-US", reduced_motion="reduce").new_page()


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def _wait_for(address: str, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while True:
        try:
            with urlopen(address):
                return
        except URLError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


class Visit:
    """A person in a tab; `errors` is what the console and the server complained about.

    Parameters
    ----------
    width : int
        Of the screen, in pixels.
    tab : Page, optional
        Left by somebody else; by default, a new one with a context of its own.
    """

    def __init__(self, browser: Browser, address: str, width: int = 1280, tab: Page | None = None) -> None:
        self.address = address
        self.errors: list[str] = []
        self.page = tab or new_tab(browser)
        self.page.set_default_timeout(PATIENCE)
        self.page.set_viewport_size({"width": width, "height": 844})
        self.page.on("console", self._note)
        self.page.on("pageerror", self._note_error)

    def leaves(self) -> None:
        """Leave the tab to the next person, with nothing in it but the app's compiled code."""
        self.page.goto("about:blank")
        self.page.remove_listener("console", self._note)
        self.page.remove_listener("pageerror", self._note_error)
        context = self.page.context
        for other in context.pages:
            if other != self.page:
                other.close()
        line = context.new_cdp_session(self.page)
        line.send("Storage.clearDataForOrigin", {"origin": self.address, "storageTypes": "all"})
        line.detach()

    def _note_error(self, error: Error) -> None:
        self.errors.append(str(error))

    def _note(self, message: ConsoleMessage) -> None:
        # Opened at a page's own address, Streamlit looks for its server below that address first.
        if message.type == "error" and "/_stcore/" not in message.location.get("url", ""):
            self.errors.append(f"{message.text} {message.location}")

    def go(self, path: str = "", **params: str) -> Self:
        """Open a page, and wait until it is drawn."""
        self.page.goto(f"{self.address}/{path}?{urlencode(params)}")
        expect(self.page.locator("h1")).to_be_visible()
        return self

    def keyed(self, key: str, inside: str = "button") -> Locator:
        """Return the widget of a key."""
        return self.page.locator(f".st-key-{key} {inside}").first

    def chooses(self, key: str, option: str) -> Self:
        """Take an option of a menu; one that closes, as it does when the page scrolls or is drawn anew, is opened again."""
        wanted = self.page.get_by_role("option", name=option)
        for _ in range(TRIES):
            self._opens(key)
            try:
                wanted.click(timeout=PATIENCE / TRIES)
            except TimeoutError:
                continue
            return self
        raise AssertionError(f"the menu {key} never stayed open with {option}")

    def _opens(self, key: str) -> None:
        menu = self.keyed(key, "input")
        menu.scroll_into_view_if_needed()
        self.page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        menu.click()

    def sees(self, text: str) -> Self:
        """Wait for a text on the page."""
        expect(self.page.get_by_text(text).first).to_be_visible()
        return self

    def trains(self) -> Self:
        """Press Train, and wait until another run is in hand."""
        before = self.run_in_hand
        self.keyed("train").click()
        expect(self.keyed("run_menu")).not_to_have_text(before, use_inner_text=True)
        return self.is_done()

    def is_done(self) -> Self:
        """Wait until no training is under way."""
        expect(self.keyed("stop")).to_have_count(0)
        expect(self.keyed("train")).to_be_enabled()
        self.is_well()
        return self

    def boundaries(self) -> list[float]:
        """Watch a training to its end; return when each picture of the plane appeared, in milliseconds."""
        moments: list[float] = self.page.evaluate(BOUNDARIES)
        return moments

    def is_training(self) -> Self:
        """Wait until a training has shown its first epoch."""
        expect(self.keyed("stop")).to_be_visible()
        expect(self.page.locator("[data-testid=stProgress]")).to_contain_text(re.compile("(Epoch|第) [1-9]"))
        return self

    def is_well(self) -> None:
        """Check that nothing on the page has failed, and that nothing is wider than the screen."""
        failed = self.page.locator("[data-testid=stException], [data-testid=stAlertContentError]")
        expect(failed).to_have_count(0)
        wide = (
            "Math.max(document.documentElement.scrollWidth, document.querySelector('[data-testid=stMain]').scrollWidth)"
        )
        assert self.page.evaluate(f"{wide} - window.innerWidth") <= 0

    @property
    def run_in_hand(self) -> str:
        """What the run bar says."""
        return self.keyed("run_menu").inner_text()
