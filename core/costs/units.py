"""Seconds and bytes in the unit that suits them."""

import math
from collections.abc import Sequence

from core.messages import N_, Message

# Up to this much: what a number of seconds or bytes is divided by, and how it is written.
SPANS: Sequence[tuple[float, float, str]] = (
    (0.9995e-3, 1e-6, N_("{n:.3g} µs")),
    (0.9995, 1e-3, N_("{n:.3g} ms")),
    (120.0, 1.0, N_("{n:.3g} s")),
    (7200.0, 60.0, N_("{n:.0f} min")),
    (math.inf, 3600.0, N_("{n:,.0f} h")),
)
AMOUNTS: Sequence[tuple[float, float, str]] = (
    (1e6, 1e3, N_("{n:.1f} KB")),
    (math.inf, 1e6, N_("{n:,.1f} MB")),
)


def span(seconds: float) -> Message:
    """Write seconds in the unit that suits them."""
    return _written(seconds, SPANS)


def amount(size: float) -> Message:
    """Write bytes in the unit that suits them."""
    return _written(size, AMOUNTS)


def _written(value: float, units: Sequence[tuple[float, float, str]]) -> Message:
    unit, template = next((unit, template) for most, unit, template in units if value < most)
    return Message.of(template, n=value / unit)
