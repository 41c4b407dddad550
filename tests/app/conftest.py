"""The whole app without a browser: AppTest runs `app.py`, with one engine for all tests of this folder."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.scriptrunner import script_runner
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.testing.v1 import AppTest, local_script_runner
from streamlit.testing.v1.local_script_runner import LocalScriptRunner

from core.rooms import snapshots
from core.rooms.agendas import AGENDAS
from pages.components.rooms import rooms
from tests.app.hosting import Host

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
def _pages_compiled_once() -> Iterator[None]:
    """Keep Streamlit from compiling a page's file at each redraw: a server does so once, and AppTest each time."""
    compiled = ScriptCache()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(local_script_runner, "ScriptCache", lambda: compiled)
        yield


@pytest.fixture(scope="session", autouse=True)
def _waited_for_quietly() -> Iterator[None]:
    """Keep AppTest from asking every millisecond whether a redraw is done, which takes the interpreter from the redraw."""
    ask = local_script_runner.require_widgets_deltas

    def wait(runner: LocalScriptRunner, timeout: float) -> None:
        assert runner._script_thread is not None
        runner._script_thread.join(timeout)
        if not runner.script_stopped():
            ask(runner, 0)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(local_script_runner, "require_widgets_deltas", wait)
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
    """Return `open_app(page, at, **params)`: the app as opened by a link, with menus and views by their keys as somebody left them."""

    def open_at(page: str = "home", at: Mapping[str, Any] | None = None, **params: str) -> AppTest:
        app = AppTest.from_file(str(APP), default_timeout=60)
        for key, value in (at or {}).items():
            app.session_state[key] = value
        for name, value in params.items():
            app.query_params[name] = value
        return app.switch_page(f"pages/{page}.py").run()

    return open_at


@pytest.fixture
def room() -> Host:
    """Return a room of the short workshop, for three people."""
    return Host(AGENDAS["45"].exercises, "A *test* of rooms", capacity=3, days=7)


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have pages look at their room whenever they are drawn; otherwise it is as it was up to half a second ago."""
    monkeypatch.setattr(snapshots, "FRESH_SECONDS", 0.0)


@pytest.fixture
def lead(open_app: Open, room: Host) -> Open:
    """Return `lead(lang)`: the console of `room`."""
    return lambda lang="en": open_app("workshop", lang=lang, room=room.code, host=room.key)


@pytest.fixture
def sit(open_app: Open, host: Host) -> Callable[..., tuple[AppTest, str]]:
    """Return `sit(name, page)`: a participant's session in the room of the test's own `host`, with its token."""

    def to(name: str = "Ling", page: str = "home", **params: str) -> tuple[AppTest, str]:
        token = rooms().join(host.code, name)
        return open_app(page, lang="en", room=host.code, seat=token, **params), token

    return to
