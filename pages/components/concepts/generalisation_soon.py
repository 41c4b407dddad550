"""A study that takes less than a second: its result at once, or its progress where the worker is still busy."""

import time
from collections.abc import Callable
from typing import Any

from core.jobs.studies import study
from pages.components import state
from pages.components.engine import engine
from pages.components.waiting import errand_view

PATIENCE, TICK = 1.5, 0.05  # seconds that a page waits without showing progress, so that nothing flickers


def soon(what: str, conduct: Any, draw: Callable[[Any], None], told: str) -> None:
    """Draw a short study; `told` says what is being done, in the language of the page."""
    errand = study(engine(), engine().store, "generalisation", what, conduct, state.memory().owner)
    end = time.monotonic() + PATIENCE
    while errand.view().status == "running" and time.monotonic() < end:
        time.sleep(TICK)
    errand_view(errand, draw, told)
