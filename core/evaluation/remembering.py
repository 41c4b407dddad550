"""Results that pages ask for at every rerun, kept for as long as somebody holds what they were made from."""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar, cast
from weakref import WeakKeyDictionary

P = ParamSpec("P")
T = TypeVar("T")
MOST = 8  # answers about one thing, for different further arguments


def remembered(function: Callable[P, T]) -> Callable[P, T]:
    """Keep the last few results for each first argument, which is compared by identity and not kept alive by this."""
    known: WeakKeyDictionary[Any, dict[Any, T]] = WeakKeyDictionary()

    @wraps(function)
    def asked(*args: Any, **kwargs: Any) -> T:
        answers = known.setdefault(args[0], {})
        key = args[1:], tuple(sorted(kwargs.items()))
        if key not in answers:
            if len(answers) >= MOST:
                answers.pop(next(iter(answers)), None)
            answers[key] = function(*args, **kwargs)
        return answers[key]

    return cast("Callable[P, T]", asked)
