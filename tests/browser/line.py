"""What the server says, held back for a while: for what happens when a person presses before they have heard it."""

import time

from playwright.sync_api import Page, WebSocketRoute
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.driving import PATIENCE


class Line:
    """The line on which the pages that a browser's tab opens from now on talk with the server."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._holds_next = self._holding = False
        self._held: list[tuple[WebSocketRoute, bytes]] = []
        page.route_web_socket("**/_stcore/stream", self._connect)

    def until(self, said: bytes) -> None:
        """Hold back the next drawing of the whole page and what follows, and wait until something is said in it."""
        self._holds_next = True
        end = time.monotonic() + PATIENCE / 1000
        while not any(said in words for _to, words in self._held):
            assert time.monotonic() < end, f"the server never said {said!r}"
            self._page.wait_for_timeout(20)

    def let_go(self) -> None:
        """Let the person hear what was held back, and what comes."""
        while self._held:  # more may come while these are passed on
            to, words = self._held.pop(0)
            to.send(words)
        self._holds_next = self._holding = False

    def _connect(self, browser: WebSocketRoute) -> None:
        def hear(words: bytes | str) -> None:
            assert isinstance(words, bytes)
            self._holding = self._holding or (self._holds_next and _begins_page(words))
            if self._holding:
                self._held.append((browser, words))
            else:
                browser.send(words)

        browser.connect_to_server().on_message(hear)


def _begins_page(words: bytes) -> bool:
    """Tell whether a message begins a drawing of the whole page, and not only of a fragment."""
    message = ForwardMsg.FromString(words)
    return message.WhichOneof("type") == "new_session" and not message.metadata.run.fragment_ids
