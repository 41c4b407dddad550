"""Runs in memory, the least recently used leaving first."""

from collections import OrderedDict
from threading import Lock

from core.datasets import UPLOAD_PREFIX
from core.training.run import Run


class Memory:
    """Keep runs by key up to `limit` bytes; several threads may use it."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self._runs: OrderedDict[str, tuple[Run, int]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: str) -> Run | None:
        with self._lock:
            if key not in self._runs:
                return None
            self._runs.move_to_end(key)
            return self._runs[key][0]

    def put(self, run: Run) -> None:
        size = weigh(run)
        with self._lock:
            self._runs.pop(run.key, None)
            if size > self.limit:
                return
            self._runs[run.key] = run, size
            while sum(size for _, size in self._runs.values()) > self.limit:
                self._runs.popitem(last=False)

    def delete(self, key: str) -> None:
        with self._lock:
            self._runs.pop(key, None)

    def clear(self) -> None:
        with self._lock:
            self._runs.clear()


def weigh(run: Run) -> int:
    """Return about how many bytes a run takes; data of the registry is shared and not counted."""
    size = len(run.network.archive) + run.y_prob.nbytes + (0 if run.surface is None else run.surface.nbytes)
    size += 0 if run.recording is None else run.recording.nbytes
    if run.data.name.startswith(UPLOAD_PREFIX):
        # The frame, the target, and the float32 numbers made from the frame.
        size += int(run.data.frame.memory_usage(deep=True).sum()) + run.data.y.nbytes + 4 * run.data.frame.size
    return size
