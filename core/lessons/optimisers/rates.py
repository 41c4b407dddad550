"""The same race with many learning rates: where each optimiser is quick, and where it flies off."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from core.lessons.optimisers.papers import paths
from core.lessons.optimisers.race import STEPS
from core.lessons.optimisers.surfaces import OPTIMISERS, SURFACES, Array

GRID = np.geomspace(1e-4, 100, 91)
WORST = 100.0  # times the height at the start: more is drawn there, as flown off
LONG = 1500  # steps of a search for the largest stable rate
ROUNDS, POINTS = 5, 21
ENOUGH = 1e-3  # of the height: an optimiser that ends with no more has arrived


@dataclass(frozen=True)
class Window:
    """Hold the smallest and the largest rate of a range in which every rate tried is good.

    Parameters
    ----------
    cut : bool
        Whether it reaches an end of `GRID`: it may then go on.
    """

    low: float
    high: float
    cut: bool

    @property
    def factor(self) -> float:
        """How many times the smallest the largest is."""
        return self.high / self.low


@lru_cache(maxsize=32)
def left_over(surface: str, start: tuple[float, float]) -> dict[str, Array]:
    """Return by optimiser which share of the height (rates,) is left after `STEPS` steps; inf where it flew off."""
    it = SURFACES[surface]
    first = float(it.value(np.array(start))) - it.floor
    found = {}
    for name in OPTIMISERS:
        with np.errstate(all="ignore"):
            ends = it.value(paths(name, it.gradient, np.array(start), GRID, STEPS)[-1]) - it.floor
        found[name] = np.where(np.isfinite(ends), np.maximum(ends, 0) / first, np.inf)
    return found


@lru_cache(maxsize=32)
def largest_stable(surface: str, start: tuple[float, float], low: float = 0.0, high: float = 10.0) -> float:
    """Return the largest learning rate with which plain gradient descent ends lower than it began, by trying it out."""
    it = SURFACES[surface]
    first = float(it.value(np.array(start)))
    for _round in range(ROUNDS):
        rates = np.linspace(low, high, POINTS)
        with np.errstate(all="ignore"):
            fine = it.value(paths("sgd", it.gradient, np.array(start), rates, LONG)[-1]) <= first
        last = int(np.flatnonzero(fine)[-1])
        low, high = float(rates[last]), float(rates[min(last + 1, POINTS - 1)])
    return low


def best(shares: Array) -> tuple[float, float]:
    """Return the learning rate with which least is left, and how much is."""
    at = int(np.argmin(shares))
    return float(GRID[at]), float(shares[at])


def window(shares: Array, enough: float = ENOUGH) -> Window | None:
    """Return the widest range of rates without a gap with which at most `enough` is left; None without any."""
    edges = np.diff(np.concatenate([[0], (shares <= enough).astype(np.int64), [0]]))
    firsts, lasts = np.flatnonzero(edges > 0), np.flatnonzero(edges < 0) - 1
    if not len(firsts):
        return None
    widest = int(np.argmax(lasts - firsts))
    first, last = int(firsts[widest]), int(lasts[widest])
    return Window(float(GRID[first]), float(GRID[last]), first == 0 or last == len(GRID) - 1)
