"""How many pictures a threshold lets through to an automatic answer, and how many of these are wrong."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.messages import N_
from core.scenarios.image_classification.unknown import judged
from core.settings import Real

THRESHOLD = Real(0.8, N_("Answer from this probability on"), N_("Below it the picture goes to a person, e.g. 80 %."), "case", low=0.5, high=0.99)  # fmt: skip
STEP = 0.01


@dataclass(frozen=True)
class Point:
    """Hold how many pictures are answered at a threshold, and how many of these wrongly."""

    answered: int
    wrong: int


@dataclass(frozen=True, eq=False)
class Coverage:
    """Hold the certainty of n test pictures that are not strange, and which are right; `count` are all."""

    sure: NDArray[np.float64]
    right: NDArray[np.bool_]
    count: int

    def at(self, threshold: float) -> Point:
        """Return what a threshold does."""
        let = self.sure >= threshold
        return Point(int(let.sum()), int((let & ~self.right).sum()))


def coverage(arrays: Mapping[str, Any]) -> Coverage:
    """Return the test pictures' certainty, without those that are too far from the training pictures."""
    judge = judged(arrays, arrays["test_X"])
    usual = ~judge.strange(float(arrays["usual"]))
    return Coverage(judge.sure[usual], (judge.best == arrays["test_y"])[usual], len(usual))


def thresholds() -> NDArray[np.float64]:
    """Return the thresholds of the curve."""
    return np.round(np.arange(THRESHOLD.low, THRESHOLD.high + STEP / 2, STEP), 2)


def shares(found: Coverage) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return which shares of the test pictures are answered, and answered wrongly, at each of `thresholds()`."""
    points = [found.at(float(threshold)) for threshold in thresholds()]
    return (
        np.array([point.answered for point in points]) / found.count,
        np.array([point.wrong for point in points]) / found.count,
    )
