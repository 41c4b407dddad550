"""The hands of an errand for a notebook or a test: the same steps, done in this process."""

import time
from collections.abc import Callable
from typing import Any


class Here:
    """Do the steps of a measurement one after the other, as `core.jobs.errand.Hands` has workers do them."""

    async def ask(self, function: Callable[..., Any], *args: Any) -> Any:
        """Call a function and return its value."""
        return function(*args)

    async def timed(self, function: Callable[..., Any], *args: Any) -> tuple[Any, float]:
        """Call a function and return its value with the seconds that it took."""
        began = time.perf_counter()
        return function(*args), time.perf_counter() - began

    async def keep(self, function: Callable[..., Any], *args: Any, tell: Callable[[Any], Any]) -> tuple[Any, Any]:
        """Call a function and return its value with what `tell` says of it."""
        made = function(*args)
        return made, tell(made)

    def tell(self, done: float, total: float, partial: Any = None) -> None:
        """Let progress pass: nobody is looking."""
