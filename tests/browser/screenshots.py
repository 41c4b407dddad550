"""Make the pictures of the README anew: `python -m tests.browser.screenshots`."""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.browser.driving import ROOT, Visit, browsing, serving

FOLDER = ROOT / "content" / "images"
SPIRAL = {"dataset": "spiral", "hidden": "16,16", "epochs": "300", "learning_rate": "0.01", "n_samples": "500"}
SETTLED = 2500  # ms: charts are drawn
DESKTOP, PHONE = (1280, 860), (390, 844)


def home(visit: Visit, lang: str) -> None:
    """Look at home as a new user does."""
    visit.go(lang=lang)


def spiral(visit: Visit, lang: str) -> None:
    """Train a spiral, unless the server has already."""
    visit.go("playground", lang=lang, **SPIRAL)
    visit.page.locator(".js-plotly-plot").first.wait_for()
    if not visit.keyed("keep_run").count():
        visit.trains()


def credit(visit: Visit, lang: str) -> None:
    """Look at the playground as a new user does."""
    visit.go("playground", lang=lang)


def reasons(visit: Visit, lang: str) -> None:
    """Look at the first decision's reasons, once all of it is told."""
    visit.go("explain", lang=lang)
    visit.page.get_by_test_id("stMarkdownContainer").filter(has_text="±").first.wait_for()


SCENES: dict[str, tuple[Callable[[Visit, str], None], str, tuple[int, int]]] = {
    "home-en.png": (home, "en", DESKTOP),
    "home-zh.png": (home, "zh", DESKTOP),
    "playground-en.png": (spiral, "en", DESKTOP),
    "playground-zh.png": (spiral, "zh", DESKTOP),
    "explain-en.png": (reasons, "en", DESKTOP),
    "explain-zh.png": (reasons, "zh", DESKTOP),
    "phone-en.png": (spiral, "en", PHONE),
    "phone-zh.png": (credit, "zh", PHONE),
}


def main() -> None:
    """Write every picture, or those named on the command line."""
    with tempfile.TemporaryDirectory() as store, browsing() as browser, serving(Path(store)) as address:
        for name in sys.argv[1:] or SCENES:
            scene, lang, (width, height) = SCENES[name]
            visit = Visit(browser, address, width)
            visit.page.set_viewport_size({"width": width, "height": height})
            scene(visit, lang)
            visit.page.locator(".js-plotly-plot").first.wait_for()
            visit.page.get_by_text("CPU").or_(visit.page.get_by_text("GPU")).first.wait_for(state="attached")
            visit.page.wait_for_timeout(SETTLED)
            visit.page.screenshot(path=FOLDER / name)
            visit.page.context.close()


if __name__ == "__main__":
    main()
