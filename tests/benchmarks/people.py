"""A person at the app without a browser: asks of the server all that one would, and draws nothing."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from threading import Event
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

PATIENCE = 60.0  # seconds: two busy cores import TensorFlow slowly
LEAVING = 1.0  # seconds in which the server hears what was pressed last


@dataclass
class _Timer:
    """Ask for a fragment again and again, as Streamlit's frontend does when it is told `auto_rerun`."""

    interval: float
    due: float


@dataclass(frozen=True)
class _Button:
    """Hold what pressing a button sends."""

    identity: str
    fragment: str


@dataclass
class Person:
    """Hold one session with the server.

    Parameters
    ----------
    address : str
        Of the server, http.
    page : str
        Its path.
    params : dict
        Of the link that is opened.
    moments : list of float
        When a progress bar told something new of a training, in seconds of `time.monotonic`.
    """

    address: str
    page: str
    params: dict[str, str]
    moments: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._said = ""
        self._page_hash = ""
        self._query = urlencode(self.params)
        self._buttons: dict[str, _Button] = {}
        self._timers: dict[str, _Timer] = {}
        self._socket: ClientConnection

    @contextmanager
    def visiting(self) -> Iterator[None]:
        """Open the page, and leave it in the end."""
        address = f"{self.address.replace('http', 'ws', 1)}/_stcore/stream"
        with connect(address, subprotocols=[Subprotocol("streamlit")], max_size=None) as self._socket:
            self._ask()
            yield

    def trains(self, over: Event) -> None:
        """Open the page, press Train, look on until it is over, and press Stop."""
        with self.visiting():
            self.press("train")
            while not over.is_set():
                self.watch(0.1)
            self.press("stop")
            self.watch(LEAVING)

    def press(self, key: str) -> None:
        """Press a button as soon as it is there."""
        self.see(key)
        button = self._buttons[key]
        self._ask(button.fragment, pressed=button.identity)

    def see(self, key: str) -> None:
        """Wait for a button."""
        end = time.monotonic() + PATIENCE
        while key not in self._buttons:
            assert time.monotonic() < end, f"no button {key}, only {list(self._buttons)}"
            self.watch(0.1)

    def watch(self, seconds: float) -> None:
        """Look on, and ask for what is to be asked for again."""
        end = time.monotonic() + seconds
        while (now := time.monotonic()) < end:
            for name, timer in self._timers.items():
                if timer.due <= now:
                    timer.due = max(timer.due + timer.interval, now)  # a browser drops what it missed
                    self._ask(name, again=True)
            next_due = min([end, *(timer.due for timer in self._timers.values())])
            self._read(max(0.0, next_due - time.monotonic()))

    def longest_wait(self, since: float, until: float) -> float:
        """Return the longest time without news between two moments."""
        news = [since, *(moment for moment in self.moments if since < moment < until), until]
        return max(after - before for before, after in pairwise(news))

    def _ask(self, fragment: str = "", pressed: str = "", again: bool = False) -> None:
        message = BackMsg()
        wish = message.rerun_script
        wish.query_string, wish.fragment_id, wish.is_auto_rerun = self._query, fragment, again
        wish.page_script_hash, wish.page_name = self._page_hash, "" if self._page_hash else self.page
        wish.context_info.locale = "en-US"
        if pressed:
            wish.widget_states.widgets.add(id=pressed, trigger_value=True)
        self._socket.send(message.SerializeToString())

    def _read(self, seconds: float) -> None:
        try:
            heard = self._socket.recv(seconds)
        except TimeoutError:
            return
        assert isinstance(heard, bytes)
        message = ForwardMsg.FromString(heard)
        kind = message.WhichOneof("type")
        if kind == "new_session" and not message.metadata.run.fragment_ids:
            self._timers.clear()
        elif kind == "navigation":
            self._page_hash = message.navigation.page_script_hash
        elif kind == "page_info_changed":
            self._query = message.page_info_changed.query_string
        elif kind in ("auto_rerun", "stop_auto_rerun"):
            self._set_timers(message)
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            self._see(message.delta)

    def _set_timers(self, message: ForwardMsg) -> None:
        for name in message.stop_auto_rerun.fragment_ids:
            self._timers.pop(name, None)
        name, interval = message.auto_rerun.fragment_id, message.auto_rerun.interval
        if name and (name not in self._timers or self._timers[name].interval != interval):
            self._timers[name] = _Timer(interval, time.monotonic() + interval)

    def _see(self, delta: Delta) -> None:
        element = delta.new_element
        if element.WhichOneof("type") == "button":
            # Streamlit's identities are "$$ID", a digest and the key.
            self._buttons[element.button.id.split("-", 2)[2]] = _Button(element.button.id, delta.fragment_id)
        elif element.WhichOneof("type") == "progress" and element.progress.text != self._said:
            self._said = element.progress.text
            if "Epoch" in self._said:  # not while it gets ready
                self.moments.append(time.monotonic())
