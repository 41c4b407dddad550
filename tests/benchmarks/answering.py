"""How quickly the playground answers: a switch that needs no training, and five people who train at once."""

import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import numpy as np
from playwright.sync_api import Browser

from core.experiment import Experiment
from core.links import to_link
from tests.benchmarks.people import Person
from tests.benchmarks.table import Line
from tests.browser.driving import PATIENCE, Visit, browsing, serving

# A switch and one chart that follows it: what Streamlit and Plotly cost by themselves.
BARE = """import numpy as np, plotly.graph_objects as go, streamlit as st
z = np.random.default_rng(0).random((60, 60), np.float32)
turned = st.toggle("Turn", key="view_discretize")
with st.container(key="picture_plane"):
    st.plotly_chart(go.Figure(go.Heatmap(z=np.round(z) if turned else z, showscale=False, zsmooth="fast")))
"""
SHOWN = Experiment(dataset="spiral", hidden=(16, 16), epochs=200, learning_rate=0.01)
LASTING = Experiment(dataset="page_blocks", hidden=(64, 64), epochs=2000, batch_size=8)
MOVES, SETTLED = 40, 800  # moves of the switch, and ms between two
PEOPLE, WATCHED = 5, 30_000  # ms
MOVE = """() => new Promise(done => {
    const picture = () => document.querySelector('.st-key-picture_plane .heatmaplayer image')?.getAttribute('href');
    const before = picture(), began = performance.now();
    document.querySelector('.st-key-view_discretize input').click();
    const look = () => picture() !== before ? done(performance.now() - began) : setTimeout(look, 4);
    look();
})"""
WATCH = """() => {
    window.moments = []; let last = '';
    setInterval(() => {
        const text = document.querySelector('[data-testid=stProgress]')?.innerText;
        if (text && text !== last) { last = text; window.moments.push(performance.now()); }
    }, 50);
}"""


def lines() -> Iterator[Line]:
    """Measure all."""
    with tempfile.TemporaryDirectory() as folder, browsing() as browser:
        bare = Path(folder, "bare.py")
        bare.write_text(BARE, "utf-8")
        with serving(Path(folder)) as ours, serving(Path(folder), bare) as theirs:
            yield _moving(browser, ours, theirs)
            yield _five_at_once(browser, ours)


def _moving(browser: Browser, ours: str, theirs: str) -> Line:
    """Take turns between the two; compare the slowest in twenty of each."""
    mine = Visit(browser, ours).go("playground", **to_link(SHOWN)).sees("Trains on").trains()
    other = Visit(browser, theirs)
    other.page.goto(theirs)
    other.page.wait_for_selector(".heatmaplayer image")
    times = [[_move(visit) for visit in (mine, other)] for _ in range(MOVES)]
    slow, usual = np.percentile(np.array(times[5:]) / 1000, 95, axis=0)
    return Line(
        "a switch, p95, beyond a bare page with a chart", max(1e-3, slow - usual), "a fifth of a second", 0.2, 1
    )


def _move(visit: Visit) -> float:
    taken: float = visit.page.evaluate(MOVE)
    visit.page.wait_for_timeout(SETTLED)
    return taken


def _five_at_once(browser: Browser, address: str) -> Line:
    """Measure the longest time in which one of five people saw nothing new of a training, once all were under way.

    One sits at a browser on this machine. The others have theirs elsewhere, as in a workshop: they ask for as much of the
    server, and draw nothing here.
    """
    links = [to_link(LASTING) | {"seed": str(number)} for number in range(1, PEOPLE + 1)]
    seen = Visit(browser, address).go("playground", **links[0])
    others = [Person(address, "playground", link) for link in links[1:]]
    over = Event()
    with ThreadPoolExecutor(len(others)) as rooms:
        visits = [rooms.submit(one.trains, over) for one in others]
        try:
            waits = _waits(seen, others)
        finally:
            over.set()
    for visit in visits:
        visit.result()
    print("longest waits:", *(f"{wait:.2f}" for wait in waits), "s", file=sys.stderr)
    return Line("longest wait for news, five training at once", max(waits), "three seconds", 3, 1)


def _waits(seen: Visit, others: list[Person]) -> list[float]:
    """Return each person's longest wait for news in seconds, the one's at the browser first."""
    seen.keyed("train").click()
    seen.is_training()
    end = time.monotonic() + PATIENCE / 1000
    while not all(one.moments for one in others):
        assert time.monotonic() < end, "no training began"
        seen.page.wait_for_timeout(100)
    seen.page.evaluate(WATCH)
    began = time.monotonic()
    seen.page.wait_for_timeout(WATCHED)
    over = time.monotonic()
    own = max(np.diff(seen.page.evaluate("() => [...window.moments, performance.now()]"))) / 1000
    seen.keyed("stop").click()
    return [own, *(one.longest_wait(began, over) for one in others)]
