"""Gradients that are much too small, everywhere at once: who still moves?"""

from functools import lru_cache, partial

import numpy as np

from core.lessons.optimisers.papers import paths
from core.lessons.optimisers.surfaces import OPTIMISERS, SURFACES, Array

SCALES = 10.0 ** -np.arange(0, 11)
STEPS = 300
SURFACE = "bowl"
COMPARED = 4  # of `SCALES`: ten thousand times smaller


@lru_cache(maxsize=1)
def covered() -> dict[str, Array]:
    """Return by optimiser which share of the way to the lowest point (scales,) is covered when all slopes are so much smaller."""
    it = SURFACES[SURFACE]
    start, lowest = np.array(it.start), np.array(it.lowest)
    found = {}
    for name in OPTIMISERS:
        rate = np.array([it.rates[name]])
        ends = [paths(name, partial(_scaled, float(scale)), start, rate, STEPS)[-1, 0] for scale in SCALES]
        left = np.linalg.norm(np.array(ends) - lowest, axis=1) / np.linalg.norm(start - lowest)
        found[name] = np.maximum(0.0, 1 - left)
    return found


def _scaled(scale: float, p: Array) -> Array:
    return scale * SURFACES[SURFACE].gradient(p)
