"""When a model should say that it doesn't know: a person unlike all whom it has learned from."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
QUANTILE = 0.99  # of held-out people are nearer than the border


def distance(seen: Floats, x: Floats) -> float:
    """Return how far prepared inputs (p,) are from the nearest of those learned from (n, p), in standard deviations."""
    return float(np.sqrt(((seen - x) ** 2).sum(axis=1)).min())


def border(seen: Floats, others: Floats) -> float:
    """Return the distance within which 99 of 100 held-out people (m, p) have somebody whom the model has seen (n, p)."""
    return float(np.quantile([distance(seen, x) for x in others], QUANTILE))


def outside(seen: NDArray[Any], x: NDArray[Any], names: Sequence[str]) -> tuple[str, ...]:
    """Return the columns in which a person (d,) lies beyond all rows (n, d) learned from; gaps lie nowhere."""
    low, high = np.nanmin(seen, axis=0), np.nanmax(seen, axis=0)
    return tuple(name for name, a, v, b in zip(names, low, x, high, strict=True) if v < a or v > b)
