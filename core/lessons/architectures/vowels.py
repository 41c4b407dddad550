"""Nine men say the same two vowels: recordings as sequences of 12 numbers a frame (Kudo et al. 1999, UCI)."""

from functools import lru_cache
from pathlib import Path

import numpy as np

from core.learning import Sides

FILE = Path(__file__).parents[1] / "files" / "japanese_vowels.npz"
SPEAKERS, STEPS, COEFFICIENTS = 9, 29, 12


@lru_cache(maxsize=1)
def sides() -> Sides:
    """Return recordings (n, 29, 12), zeros after their end, and who speaks, from 0; 270 to learn from, 370 to test."""
    with np.load(FILE) as held:
        X, y, X_test, y_test = (held[name] for name in ("X_train", "y_train", "X_test", "y_test"))
    clean = [np.nan_to_num(part).astype(np.float32) for part in (X, X_test)]
    first = int(y.min())
    return Sides(clean[0], y.astype(np.int64) - first, clean[1], y_test.astype(np.int64) - first)


def frames(recording: "np.ndarray[tuple[int, int], np.dtype[np.float32]]") -> int:
    """Return how many frames a recording (29, 12) has."""
    return int(np.any(recording != 0, axis=1).sum())


def of_speaker(speaker: int) -> "list[int]":
    """Return the test recordings of a speaker, from 0."""
    return [int(row) for row in np.flatnonzero(sides().y_test == speaker)]
