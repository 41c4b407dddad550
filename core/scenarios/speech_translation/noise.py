"""Noise at a given strength."""

import numpy as np
from numpy.typing import NDArray

QUIET, LOUD = 30, -5  # decibels: ends of the slider


def noisy(samples: NDArray[np.float32], decibels: float, seed: int = 0) -> NDArray[np.float32]:
    """Return sound (n,) with white noise whose power lies `decibels` below that of the sound (above, where negative)."""
    power = float(np.mean(np.asarray(samples, float) ** 2)) / 10 ** (decibels / 10)
    noise = np.random.default_rng(seed).normal(0.0, np.sqrt(power), len(samples))
    return np.clip(samples + noise, -1, 1).astype(np.float32)
