"""What became of each optimiser in a race, read from its path."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from core.lessons.optimisers.surfaces import Array, Surface
from core.messages import N_
from core.settings import Real

STEPS = 300
NEAR = 1e-3  # of the height at the start: lower than that, an optimiser has arrived
FLAT = 1e-3  # of the slope at the start: flatter than that, it has stopped
RATE = Real(
    0.1, N_("Learning rate"), N_("How far a step goes. At 0.1, plain descent goes a tenth of the slope."), "training",
    low=1e-5, high=100.0, log=True,
)  # fmt: skip
RATES = tuple(float(f"{digit}e{power}") for power in range(-4, 2) for digit in (1, 2, 3, 5, 7))
"""To choose from: five to each power of ten."""
GUESSED = ("valley", 0.03, 0.3)
"""The surface of the lesson's question, and its two rates."""
SOONER, FLIES, NOTHING = 0, 1, 2
"""The options of the lesson's question, in its order."""
MUCH_SOONER = 5  # times: from there on it is rather ten than one


@dataclass(frozen=True, eq=False)
class Course:
    """Hold what became of one optimiser.

    Parameters
    ----------
    path : array (steps + 1, 2)
        It may end in inf or NaN.
    heights : array (steps + 1,)
        Above the lowest point; inf where the path has no numbers any more.
    left : int, optional
        The first step that is outside the picture, whether or not it came back.
    arrived : int, optional
        The step from which on it stays near the lowest point.
    diverged : bool
        Whether it ended outside the picture and higher than it began.
    stopped : bool
        Whether it came to rest elsewhere.
    """

    path: Array
    heights: Array
    left: int | None
    arrived: int | None
    diverged: bool
    stopped: bool


def course(surface: Surface, path: Array) -> Course:
    """Read a path."""
    with np.errstate(all="ignore"):
        heights = surface.value(path) - surface.floor
        slopes = np.linalg.norm(surface.gradient(path), axis=-1)
    heights = np.where(np.isfinite(heights), np.maximum(heights, 0.0), np.inf)
    left = _first(~inside(surface, path))
    arrived = _for_good(heights <= NEAR * heights[0])
    diverged = bool(not inside(surface, path[-1:])[0] and heights[-1] > heights[0])
    stopped = bool(arrived is None and np.isfinite(slopes[-1]) and slopes[-1] <= FLAT * slopes[0])
    return Course(path, heights, left, arrived, diverged, stopped)


def inside(surface: Surface, path: Array) -> np.ndarray:
    """Return which points (n, 2) are in the part that is shown."""
    low, high = np.array(surface.bounds).T
    return np.asarray(((path >= low) & (path <= high)).all(axis=-1))


def cut(surface: Surface, path: Array, upto: int) -> Array:
    """Return the points (k, 2) of a path up to a step, ending on the edge of the picture where it leaves it."""
    outside = _first(~inside(surface, path[: upto + 1]))
    if outside is None:
        return path[: upto + 1]
    kept = path[:outside]
    return np.vstack([kept, edge(surface, path[outside - 1], path[outside])]) if outside else kept


def edge(surface: Surface, here: Array, there: Array) -> Array:
    """Return where the way from a point inside to one outside leaves the picture; where "there" is no number, "here"."""
    if not np.isfinite(there).all():
        return here
    low, high = np.array(surface.bounds).T
    move = there - here
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = np.where(move > 0, (high - here) / move, np.where(move < 0, (low - here) / move, np.inf))
    return np.asarray(here + min(1.0, float(shares.min())) * move)


def frames(steps: int, most: int = 60) -> list[int]:
    """Return the steps that an animation shows: all early ones, ever fewer later."""
    return [int(step) for step in np.unique(np.round(np.linspace(0, 1, most) ** 2 * steps))]


def answer(slow: Course, fast: Course) -> int:
    """Return which option of the lesson's question is right."""
    if fast.diverged:
        return FLIES
    if slow.arrived is not None and fast.arrived is not None and fast.arrived * MUCH_SOONER <= slow.arrived:
        return SOONER
    return NOTHING


def nearest(rate: float) -> float:
    """Return the rate of `RATES` that is nearest, by order of magnitude."""
    return min(RATES, key=lambda known: abs(np.log(known / rate)))


def ranking(courses: Mapping[str, Course]) -> list[str]:
    """Return the names of those that arrived, the first one first."""
    there = {name: it.arrived for name, it in courses.items() if it.arrived is not None}
    return sorted(there, key=there.__getitem__)


def _first(holds: np.ndarray) -> int | None:
    return int(holds.argmax()) if holds.any() else None


def _for_good(holds: np.ndarray) -> int | None:
    """Return from where on something holds until the end."""
    if not holds[-1]:
        return None
    return len(holds) - int(holds[::-1].argmin()) if not holds.all() else 0
