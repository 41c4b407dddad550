"""A case of the scenarios page as a person opens it: its measurement waited for, then one view after the other."""

import time
from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from pages.components.scenarios.parts import TITLES
from tests.app.reading import rest

VIEWS = TITLES
PATIENCE = 300.0  # seconds


def open_case(open_app: Callable[..., AppTest], name: str, *, seconds: float = PATIENCE, **params: str) -> AppTest:
    """Open a case by a link with these parameters, and look again until its first view shows what was measured."""
    app, end = open_app("scenarios", case=name, **params), time.monotonic() + seconds
    while not (_is_measured(app, name) or app.exception or app.error):
        assert time.monotonic() < end, _said(app)
        rest()
        app.run()
    assert not app.exception and not app.error, _said(app)
    return app


def show_view(app: AppTest, name: str, view: str) -> AppTest:
    """Switch an open case to one of its `VIEWS`."""
    app.session_state[f"case_{name}"] = view
    app.run()
    assert not app.exception and not app.error, (view, *_said(app))
    return app


def keys(app: AppTest) -> set[str]:
    """Return the keys of all that has one on the page: widgets, charts, containers."""
    return _keys(app.main)


def _is_measured(app: AppTest, name: str) -> bool:
    """Tell whether nothing can be stopped, and the open view has more than the button that starts a measurement again."""
    if any(key.startswith("stop_") for key in keys(app)):
        return False
    return any(not key.startswith("again_") for key in _below(app, f"case_{name}"))


def _below(app: AppTest, row: str) -> set[str]:
    """Return the keys of what the open view draws, which is in one container with the row of views."""
    for block in app.main:
        if any(getattr(child, "key", None) == row for child in getattr(block, "children", {}).values()):
            return _keys(block) - {row}
    return set()


def _keys(block) -> set[str]:
    return {key for element in block if (key := getattr(element, "key", None))}


def _said(app: AppTest) -> list[str]:
    return [element.value for kind in ("caption", "error", "exception") for element in getattr(app, kind)]
