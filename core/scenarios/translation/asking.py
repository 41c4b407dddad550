"""When the translator says "I don't know": a limit on how sure it is, chosen on strings apart from training and test."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

GOOD = 0.6  # chrF that the strings that go out without a human are to reach on average
STRANGE = 0.34  # share of unknown words from which on it is not asked at all
LEAST = 20  # strings that a limit must rest on


def chosen_limit(sure: NDArray[np.float64], score: NDArray[np.float64], good: float = GOOD) -> float:
    """Return the lowest limit from which on the strings score `good` on average, at least `LEAST` of them; 1 where there is none."""
    order = np.argsort(-sure)
    mean = np.cumsum(score[order]) / np.arange(1, len(sure) + 1)
    fine = np.flatnonzero((mean >= good) & (np.arange(len(sure)) >= LEAST - 1))
    return float(sure[order[fine[-1]]]) if len(fine) else 1.0


def goes_out(sure: Any, strange: Any, limit: float) -> NDArray[np.bool_]:
    """Return which strings go out without a human."""
    return np.asarray((np.asarray(sure) >= limit) & (np.asarray(strange) < STRANGE))


def automation(arrays: Mapping[str, Any], side: str = "test") -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return, with the surest first, the share of strings that go out and the mean score of those."""
    order = np.argsort(-arrays[f"{side}_sure"])
    n = np.arange(1, len(order) + 1)
    return n / len(order), np.cumsum(arrays[f"{side}_chrf"][order]) / n
