"""What a form offers: ends of a range, shapes of layers."""

import numpy as np

from core.ladder import ladder
from core.search.ranges import Span
from core.settings import Number

SHAPES: tuple[tuple[int, ...], ...] = (
    (4,), (8,), (16,), (32,), (64,), (8, 8), (16, 16), (32, 16), (64, 64), (128, 64), (64, 64, 64), (256, 128, 64),
)  # fmt: skip
COUNTS = (0, 1, 2, 3, 5, 10, 20, 30, 50, 100, 150, 200, 300, 500, 1000, 2000)
SHARES = 0.05  # between two rungs of numbers that are not chosen by their order of magnitude


def rungs(span: Span) -> list[float]:
    """Return the numbers to choose the ends of a range from, in order; those that it has are among them."""
    described = span.setting
    assert isinstance(described, Number)
    if described.log:
        found = ladder(described, span.low)
    elif described.kind is int:
        found = [count for count in COUNTS if described.low <= count <= described.high]
    else:
        found = [round(float(share), 2) for share in np.arange(described.low, described.high + SHARES / 2, SHARES)]
    return sorted({*found, span.low, span.high})
