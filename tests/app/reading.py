"""What a person would read on a page, and a training seen through."""

import json
import re
import time
from collections.abc import Iterator
from typing import Any

from streamlit.testing.v1 import AppTest

from core.explanation.how import How
from pages.components.depth import TABS
from pages.components.engine import engine

KINDS = ("title", "subheader", "markdown", "caption", "button", "warning", "error")
READ = ("label", "body", "help", "placeholder", "text", "options", "content")
HIDDEN = ("code", "html", "json")
MARKS = re.compile(
    r"\$\$.*?\$\$|(?<!\\)\$[^$]+\$|:material/\w+:|:gray\[|:\w+-badge\[|<[^>]*>|%\{[^}]*\}|https?://\S+|\([^)]*\?[^)]*\)",
    re.DOTALL,
)


def texts(app: AppTest) -> list[str]:
    elements = [element for kind in KINDS for element in getattr(app, kind)]
    values = [getattr(element, "value", None) for element in elements]  # of a button: whether it was pressed
    return [value if isinstance(value, str) else e.label for value, e in zip(values, elements, strict=True)]


def has(app: AppTest, words: str) -> bool:
    return any(words in text for text in texts(app))


def open_menus(app: AppTest, *names: str) -> AppTest:
    """Open menus that draw what is in them when they are open: all there are, or some."""
    for name in names or ("share", "teaching", "classics", "guess", "upload"):
        app.session_state[f"{name}_menu"] = True
    return app.run()


def tabs_of(app: AppTest) -> Iterator[AppTest]:
    """Open the tabs of a page one after the other, as clicks do in a browser; a page without tabs comes once."""
    yield app
    for row in _rows(app):
        for number in list(row.children)[1:]:
            yield open_tab(app, _key(row), number)


def open_tab(app: AppTest, key: str, number: int) -> AppTest:
    row = next(row for row in _rows(app) if _key(row) == key)
    app.session_state[key] = row.children[number].label
    return app.run()


def open_view(app: AppTest, tab: str, view: str) -> AppTest:
    """Open a view of the playground by the English titles of its tab and itself."""
    number = list(TABS).index(tab)
    app.session_state[f"view_{number}"] = view
    return open_tab(app, "depth", number)


def _rows(app: AppTest) -> list[Any]:
    return [block for block in _walk(app.main) if block.type == "tab_container"]


def _key(row: Any) -> str:
    return row.proto.id.rpartition("-")[2]


def run_in_hand(app: AppTest) -> str:
    return app.get("popover")[0].proto.popover.label


def train(app: AppTest, seconds: float = 120) -> AppTest:
    app.button(key="train").click().run()
    return until_done(app, seconds)


def until_done(app: AppTest, seconds: float = 120) -> AppTest:
    """Look again until no training is under way, as the page does by itself in a browser."""
    end = time.monotonic() + seconds
    while app.button(key="train").disabled:
        assert time.monotonic() < end, "the training did not end"
        rest()
        app.run()
    assert not app.exception
    return app


def rest(seconds: float = 2.0) -> None:
    """Wait before the next look until some work of the engine has ended, or so many seconds: each look draws the page whole."""
    busy, end = engine().status.active, time.monotonic() + seconds
    time.sleep(0.05)
    while 0 < busy <= engine().status.active and time.monotonic() < end:
        time.sleep(0.02)


def roughly(app: AppTest) -> AppTest:
    """Have rows explained against few others from now on, which is quick."""
    app.session_state["memory"].explaining.how = How(background=20, rounds=2)
    return app


def shown(app: AppTest) -> list[str]:
    """Return every text of the page: labels, helps, options, axes, columns; neither code nor the cells of tables."""
    found = [text for root in (app.main, app.sidebar) for element in _walk(root) for text in _of(element)]
    return [" ".join(MARKS.sub(" ", text).split()) for text in found if text]


def _walk(block) -> Iterator:
    for child in getattr(block, "children", {}).values():
        yield child
        yield from _walk(child)


def _of(element) -> Iterator[str]:
    if element.type in HIDDEN:
        return
    if element.type == "arrow_data_frame":
        yield from map(str, element.value.columns)
    elif element.type == "plotly_chart":
        yield element.proto.alt
        yield from _of_figure(json.loads(element.proto.spec))
    elif element.proto is not None:
        yield from _of_proto(element.proto)


def _of_proto(proto) -> Iterator[str]:
    for field, value in proto.ListFields():
        is_one = isinstance(value, str | bytes) or not hasattr(value, "__iter__")
        for part in [value] if is_one else value:
            if hasattr(part, "ListFields"):
                yield from _of_proto(part)
            elif field.name in READ and isinstance(part, str):
                yield part


def _of_figure(node) -> Iterator[str]:
    if isinstance(node, list):
        for part in node:
            yield from _of_figure(part)
    elif isinstance(node, dict):
        for name, part in node.items():
            if name in ("text", "name", "hovertemplate") and isinstance(part, str):
                yield part
            elif name != "template":
                yield from _of_figure(part)
