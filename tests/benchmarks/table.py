"""One line of the table, and how times are taken."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Line:
    """Hold a measurement: what was compared with what, both numbers in one unit, and what is promised.

    Parameters
    ----------
    ours, theirs : float
    promise : float
        At least how often `ours` must go into `theirs`.
    unit : str
        "s" or "MB".
    """

    what: str
    ours: float
    against: str
    theirs: float
    promise: float
    unit: str = "s"

    @property
    def ratio(self) -> float:
        """How often ours goes into theirs."""
        return self.theirs / self.ours

    def text(self) -> str:
        """Return the line as printed."""
        verdict = "ok" if self.ratio >= self.promise else "MISSED"
        numbers = (
            f"{self.ours:9.3f} {self.theirs:9.3f} {self.unit:2}  {self.ratio:7.2f} ≥ {self.promise:5.2f}  {verdict}"
        )
        return f"{self.what:45} {self.against:32} {numbers}"


HEADER = f"{'ours':45} {'against':32} {'ours':>9} {'theirs':>9}      {'ratio':>7}"


def seconds(work: Callable[..., Any], *args: Any) -> float:
    """Return the time that a call takes."""
    began = time.perf_counter()
    work(*args)
    return time.perf_counter() - began


def best(times: int, work: Callable[..., Any], *args: Any) -> float:
    """Return the shortest of several calls' times: what else the machine does only ever adds."""
    return min(seconds(work, *args) for _ in range(times))
