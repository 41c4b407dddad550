"""Answers that were given before: the newest in memory, and those that the store keeps."""

import logging
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Any, Generic, TypeVar

from numpy.typing import NDArray

from core.store import Store

log = logging.getLogger(__name__)

T = TypeVar("T")
Arrays = dict[str, NDArray[Any]]


class Recent(Generic[T]):
    """Keep the newest answers by key; any thread may ask.

    Parameters
    ----------
    most : int
        How many; the oldest goes.
    """

    def __init__(self, most: int) -> None:
        self._most, self._lock = most, Lock()
        self._known: OrderedDict[Any, T] = OrderedDict()

    def get(self, key: Any) -> T | None:
        """Return the answer of a key, or None."""
        with self._lock:
            return self._known.get(key)

    def put(self, key: Any, value: T) -> T:
        """Keep an answer, and return it."""
        with self._lock:
            self._known[key] = value
            while len(self._known) > self._most:
                self._known.popitem(last=False)
        return value

    def clear(self) -> None:
        """Forget all of them, as a restart does."""
        with self._lock:
            self._known.clear()

    def recall(self, store: Store | None, key: str, make: Callable[[Arrays], T]) -> T | None:
        """Return an answer from memory or from the store; one that can't be used is None, and is found again."""
        found = self.get(key)
        arrays = store.result(key) if found is None and store is not None else None
        if arrays is None:
            return found
        try:
            return self.put(key, make(arrays))
        except (KeyError, ValueError) as problem:
            log.warning("The kept result %s can't be used: %r", key, problem)
            return None

    def keep(self, store: Store | None, key: str, value: T, arrays: Arrays) -> None:
        """Keep an answer in memory, and as arrays in the store."""
        self.put(key, value)
        if store is not None:
            store.keep_result(key, arrays)
