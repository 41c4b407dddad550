"""Predictions that people brought along, for as long as there is room: a page loaded anew finds them by their key."""

from collections import OrderedDict
from dataclasses import replace
from threading import Lock

from core.evaluation.predictions import Predictions

LIMIT = 64 * 2**20


class Shelf:
    """Keep predictions by key up to `limit` bytes, the least recently used leaving first; several threads may use it."""

    def __init__(self, limit: int = LIMIT) -> None:
        self.limit = limit
        self._kept: OrderedDict[str, tuple[Predictions, int]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: str) -> Predictions | None:
        """Return the predictions of a key; None when they are gone."""
        with self._lock:
            if key not in self._kept:
                return None
            self._kept.move_to_end(key)
            return self._kept[key][0]

    def put(self, it: Predictions) -> None:
        """Keep predictions, unless they are there or too large."""
        if self.get(it.key) is not None or (size := weigh(it)) > self.limit:
            return
        with self._lock:
            # Without what was computed from them meanwhile.
            self._kept[it.key] = replace(it), size
            while sum(size for _, size in self._kept.values()) > self.limit:
                self._kept.popitem(last=False)


def weigh(it: Predictions) -> int:
    """Return about how many bytes predictions take."""
    arrays = it.y_true.nbytes + it.y_prob.nbytes + it.rows.nbytes
    return int(arrays + it.frame.memory_usage(deep=True).sum())


def beyond(brought: dict[str, Predictions], limit: int = LIMIT) -> list[str]:
    """Return the keys of the oldest predictions, for which there is no room beside the newest ones."""
    taken, let_go = 0, []
    for place, (key, it) in enumerate(reversed(brought.items())):
        taken += weigh(it)
        if place and taken > limit:
            let_go.append(key)
    return let_go
