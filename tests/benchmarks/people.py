"""A person at the app without a browser: asks of the server all that one would, and draws nothing."""

import time
from dataclasses import dataclass, field
from itertools import pairwise
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

PATIENCE = 60.0  # seconds: two busy cores import TensorFlow slowly


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
        When the text of a progress bar was another than before, in seconds of `time.monotonic`.
    """

    address: str
    page: str
    params: dict[str, str]
    moments: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._said = ""
        self._page_hash = ""
        self._buttons: dict[str, _Button] = {}
        self._timers: dict[str, _Timer] = {}
        self._socket: ClientConnection = connect(
            f"{self.address.replace('http', 'ws', 1)}/_stcore/stream", subprotocols=["streamlit"], max_size=None
        )
        self._ask()

    def press(self, key: str) -> None:
        """Press a button as soon as it is there."""
        end = time.monotonic() + PATIENCE
        while key not in self._buttons:
            assert time.monotonic() < end, f"no button {key}, only {list(self._buttons)}"
            self.watch(0.1)
        button = self._buttons[key]
        self._ask(button.fragment, pressed=button.identity)

    def watch(self, seconds: float) -> None:
        """Look on, and ask for what is to be asked for again."""
        end = time.monotonic() + seconds
        while (now := time.monotonic()) < end:
            for name, timer in self._timers.items():
                if timer.due <= now:
                    timer.due += timer.interval
                    self._ask(name, again=True)
            next_due = min([end, *(timer.due for timer in self._timers.values())])
            self._read(max(0.0, next_due - time.monotonic()))

    def starts(self) -> None:
        """Look on until there is news of a training."""
        end = time.monotonic() + PATIENCE
        while not self.moments:
            assert time.monotonic() < end, "no training began"
            self.watch(0.1)

    def longest_wait(self, seconds: float) -> float:
        """Look on for so long, and return the longest time without news."""
        began = time.monotonic()
        self.watch(seconds)
        news = [began, *(moment for moment in self.moments if moment > began), time.monotonic()]
        return max(after - before for before, after in pairwise(news))

    def leave(self) -> None:
        """Close the tab."""
        self._socket.close()

    def _ask(self, fragment: str = "", pressed: str = "", again: bool = False) -> None:
        message = BackMsg()
        wish = message.rerun_script
        wish.query_string, wish.fragment_id, wish.is_auto_rerun = urlencode(self.params), fragment, again
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
        elif kind == "auto_rerun":
            self._set_timer(message.auto_rerun.fragment_id, message.auto_rerun.interval)
        elif kind == "stop_auto_rerun":
            for name in message.stop_auto_rerun.fragment_ids:
                self._timers.pop(name, None)
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            self._see(message.delta)

    def _set_timer(self, fragment: str, interval: float) -> None:
        known = self._timers.get(fragment)
        if known is None or known.interval != interval:
            self._timers[fragment] = _Timer(interval, time.monotonic() + interval)

    def _see(self, delta: Delta) -> None:
        element = delta.new_element
        if element.WhichOneof("type") == "button":
            # Streamlit's identities are "$$ID", a digest and the key.
            self._buttons[element.button.id.split("-", 2)[2]] = _Button(element.button.id, delta.fragment_id)
        elif element.WhichOneof("type") == "progress" and element.progress.text != self._said:
            self._said = element.progress.text
            self.moments.append(time.monotonic())
