"""A real browser on a real server; without a browser these tests are skipped, unless TOUCHSTONE_NEEDS_BROWSER is set."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.driving import Visit, browsing, found, new_tab, serving

HERE = Path(__file__).parent
MISSING = "No browser for {count} tests: install Debian's `chromium`, or run `playwright install chromium`."


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Say once that there is no browser: the first test here is skipped, the others are left out."""
    mine = [item for item in items if HERE in item.path.parents]
    if not mine or found() or os.environ.get("TOUCHSTONE_NEEDS_BROWSER"):
        return
    mine[0].add_marker(pytest.mark.skip(MISSING.format(count=len(mine))))
    items[:] = [item for item in items if item not in mine[1:]]
    config.hook.pytest_deselected(items=mine[1:])


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with browsing() as opened:
        yield opened


@pytest.fixture(scope="package")
def server(browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("store")) as address:
        yield address


@pytest.fixture(scope="package")
def tab(browser) -> Page:
    """Return the tab of the first person of each test: reading the app's code anew costs seconds."""
    return new_tab(browser)


@pytest.fixture
def visit(browser, server: str, tab: Page) -> Iterator[Callable[..., Visit]]:
    """Return `visit(path, lang, width)`; at the end of the test no page may have had an error."""
    visits: list[Visit] = []

    def to(path: str = "", lang: str = "en", width: int = 1280, address: str = server, **params: str) -> Visit:
        visits.append(Visit(browser, address, width, None if visits else tab))
        return visits[-1].go(path, lang=lang, **params)

    yield to
    for made in visits[1:]:
        made.page.context.close()
    for made in visits[:1]:
        made.leaves()
    assert [error for made in visits for error in made.errors] == []
