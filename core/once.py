"""A cache that computes each value once, however many threads ask for it at the same moment."""

from collections.abc import Callable
from functools import lru_cache, wraps
from threading import RLock
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")


def once(maxsize: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Return a decorator that keeps the last `maxsize` results, as `lru_cache`, and has other threads wait for one.

    `lru_cache` alone lets thirty people who open a page together each compute what the first has begun.
    """

    def decorated(function: Callable[P, T]) -> Callable[P, T]:
        kept, turn = cast("Callable[P, T]", lru_cache(maxsize)(function)), RLock()

        @wraps(function)
        def asked(*args: P.args, **kwargs: P.kwargs) -> T:
            with turn:
                return kept(*args, **kwargs)

        return asked

    return decorated
