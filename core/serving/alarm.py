"""A simple alarm on a series of the log: an exponentially weighted mean that leaves what it did before.

Roberts, "Control chart tests based on geometric moving averages", Technometrics 1 (1959) 239-250; centre and spread are the
median and the median absolute deviation of a quiet beginning, which one odd value can't move.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

WEIGHT = 0.3  # of the newest value
WIDTH = 3.0  # standard deviations of the weighted mean
QUIET = 8  # values of the beginning that say what is usual
MAD_TO_SD = 1.4826  # of a normal distribution
LEAST_SHARE = 0.01  # of the centre: a series that never moved may move that much


@dataclass(frozen=True, eq=False)
class Watched:
    """Hold a watched series: its weighted mean (n,), what it may be, and where it left that (NaN: not watched yet)."""

    mean: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    alarm: NDArray[np.bool_]

    @property
    def first(self) -> int | None:
        """The place of the first alarm, from 0."""
        found = np.flatnonzero(self.alarm)
        return int(found[0]) if len(found) else None


def watch(values: ArrayLike, quiet: int = QUIET, weight: float = WEIGHT, width: float = WIDTH) -> Watched:
    """Watch a series (n,); the first `quiet` values only teach what is usual."""
    series = np.asarray(values, np.float64)
    if len(series) <= quiet:
        unknown = np.full(len(series), np.nan)
        return Watched(series, unknown, unknown, np.zeros(len(series), bool))
    centre, spread = _usual(series[:quiet])
    mean = np.full(len(series), centre)
    for i in range(quiet, len(series)):
        mean[i] = weight * series[i] + (1 - weight) * mean[i - 1]
    steps = np.maximum(np.arange(len(series)) - quiet + 1, 0)
    reach = width * spread * np.sqrt(weight / (2 - weight) * (1 - (1 - weight) ** (2 * steps)))
    watched = steps > 0
    low, high = np.where(watched, centre - reach, np.nan), np.where(watched, centre + reach, np.nan)
    return Watched(mean, low, high, watched & ((mean < low) | (mean > high)))


def _usual(series: NDArray[np.float64]) -> tuple[float, float]:
    centre = float(np.median(series))
    spread = MAD_TO_SD * float(np.median(np.abs(series - centre)))
    return centre, max(spread, LEAST_SHARE * abs(centre), 1e-12)
