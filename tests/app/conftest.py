"""The whole app without a browser: AppTest runs `app.py`, with one engine for all tests of this folder."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.scriptrunner import script_runner
from streamlit.testing.v1 import AppTest

APP = Path(__file__).parents[2] / "app.py"
Open = Callable[..., AppTest]


@pytest.fixture(scope="session", autouse=True)
def _no_keras_here() -> Iterator[None]:
    """Keep Streamlit from clearing Keras's session and all garbage after each redraw, most of the time of these tests.

    It does so where Keras is imported: never in the app's own process, but here, where other tests use it.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(script_runner, "_clean_problem_modules", lambda: None)
        yield


@pytest.fixture(scope="session", autouse=True)
def _packages_read_once() -> Iterator[None]:
    """Keep Streamlit from reading the metadata of all installed packages at each redraw, half of what then is left.

    It looks for packages that bring components: a server does so once, when it starts, and AppTest each time.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture(scope="session", autouse=True)
def _engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TOUCHSTONE_STORE", str(tmp_path_factory.mktemp("store")))
        yield
        from pages.components.engine import engine

        engine().close()
        engine.clear()


@pytest.fixture
def go() -> Callable[[AppTest, str], AppTest]:
    """Return `go(app, page)`, which changes the page as navigation does."""
    return lambda app, page: app.switch_page(f"pages/{page}.py").run()


@pytest.fixture
def open_app() -> Open:
    """Return `open_app(page, **params)`: the app as opened by a link."""

    def open_at(page: str = "home", **params: str) -> AppTest:
        app = AppTest.from_file(str(APP), default_timeout=60)
        for name, value in params.items():
            app.query_params[name] = value
        return app.switch_page(f"pages/{page}.py").run()

    return open_at
