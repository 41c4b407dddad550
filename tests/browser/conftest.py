"""A real browser on a real server; without a browser these tests are skipped, unless TOUCHSTONE_NEEDS_BROWSER is set."""

import os
from collections.abc import Callable, Iterator

import pytest

from tests.browser.driving import Visit, browsing, serving

MISSING = "No browser: install Debian's `chromium`, or run `playwright install chromium`."


@pytest.fixture(scope="session")
def browser() -> Iterator:
    from playwright.sync_api import Error

    try:
        opened = browsing()
        found = opened.__enter__()
    except Error as problem:
        if os.environ.get("TOUCHSTONE_NEEDS_BROWSER"):
            pytest.fail(f"{MISSING} {problem}")
        pytest.skip(MISSING)
    yield found
    opened.__exit__(None, None, None)


@pytest.fixture(scope="session")
def server(browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("store")) as address:
        yield address


@pytest.fixture
def visit(browser, server: str) -> Iterator[Callable[..., Visit]]:
    """Return `visit(path, lang, width)`; at the end of the test no page may have had an error."""
    visits: list[Visit] = []

    def to(path: str = "", lang: str = "en", width: int = 1280, address: str = server, **params: str) -> Visit:
        visits.append(Visit(browser, address, width))
        return visits[-1].go(path, lang=lang, **params)

    yield to
    for made in visits:
        made.page.context.close()
    assert [error for made in visits for error in made.errors] == []
