"""The way into a page, always through the router.

Streamlit runs the files of `pages/` by itself until some session has called `st.navigation`: whoever opens a fresh server
by a page's own link would get that page without language, sidebar and theme. So a page that the router hasn't called
calls the router, which then calls the page.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_ROUTED: ContextVar[bool] = ContextVar("routed", default=False)


@contextmanager
def routed() -> Iterator[None]:
    """Mark what runs inside as called by the router."""
    token = _ROUTED.set(True)
    try:
        yield
    finally:
        _ROUTED.reset(token)


def enter(draw: Callable[[], None]) -> None:
    """Draw a page, through the router if that hasn't happened yet."""
    if _ROUTED.get():
        draw()
        return
    import app

    app.main()
