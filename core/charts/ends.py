"""Labels beside lines, kept from covering each other."""

from collections.abc import Sequence

import numpy as np


def spread(places: Sequence[float], gap: float, low: float = 0.0, high: float = 1.0) -> list[float]:
    """Return places (k,) of labels, in the same order, each `gap` from the next and as near as that lets them to theirs.

    With too many for the room from `low` to `high` they share it evenly.
    """
    order = np.argsort(places, kind="stable")
    gap = min(gap, (high - low) / max(1, len(places) - 1))
    put = np.clip(np.asarray(places, float)[order], low, high)
    for i in range(1, len(put)):
        put[i] = max(put[i], put[i - 1] + gap)
    put = np.minimum(put, high - gap * np.arange(len(put))[::-1])
    found = np.empty(len(put))
    found[order] = put
    return [float(value) for value in found]
