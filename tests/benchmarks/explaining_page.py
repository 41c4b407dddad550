"""The explain page in a real browser: how long a change under *What if…* takes."""

import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.table import Line
from tests.browser.driving import Visit, browsing, serving

PRESSES = 12
COLUMN = "whatif_1"  # a number
# From the press of a key until both pictures have other words, in milliseconds.
UNTIL_CHANGED = """() => new Promise(done => {
    const words = () => ['bridge', 'reasons'].map(
        name => document.querySelector(`.st-key-whatif_${name} .js-plotly-plot`)?.textContent);
    const before = words();
    let began = 0;
    addEventListener('keydown', event => { began = event.timeStamp; }, {once: true, capture: true});
    const look = () => {
        const now = words();
        const both = now.every((text, place) => text && text !== before[place]);
        if (both && began) done(performance.now() - began);
        else requestAnimationFrame(look);
    };
    look();
})"""


def lines() -> Iterator[Line]:
    """Measure from a key on a slider to both changed pictures, in the middle, the worker being warm."""
    with tempfile.TemporaryDirectory() as folder, browsing() as browser, serving(Path(folder)) as address:
        times = measured(Visit(browser, address))
    yield Line("a change under What if (ms)", statistics.median(times), "300 ms", 300, 1, "ms")


def measured(user: Visit) -> list[float]:
    """Return the milliseconds of each press, after two that nobody counts."""
    user.go("explain", lang="en")
    user.page.get_by_role("tab", name="What would change it").click()
    slider = user.keyed(COLUMN, "input[type=range]")
    slider.wait_for()
    slider.focus()
    user.page.keyboard.press("ArrowLeft")
    user.page.locator(".st-key-whatif_bridge .js-plotly-plot").wait_for()
    user.page.wait_for_timeout(2000)
    return [_press(user) for _ in range(PRESSES + 2)][2:]


def _press(user: Visit) -> float:
    user.page.evaluate(f"window.changed = ({UNTIL_CHANGED})(); null")
    user.page.keyboard.press("ArrowLeft")
    taken: float = user.page.evaluate("window.changed")
    user.page.wait_for_timeout(400)
    return taken
