"""The race in hand: the surface, the start, and a learning rate for each optimiser."""

from dataclasses import dataclass, field, replace
from typing import Self

import numpy as np

from core.lessons.optimisers.papers import paths
from core.lessons.optimisers.race import RATE
from core.lessons.optimisers.surfaces import SURFACES, Array, Surface
from core.messages import N_
from core.settings import Real

WALK_SURFACE, WALK_START, WALK_RATE, WALK_STEPS = "bumpy", (-4.6, 3.2), 0.12, 10


@dataclass(frozen=True)
class Track:
    """Hold what a race depends on; another surface brings its own start and rates along."""

    surface: str = "valley"
    start: tuple[float, float] = SURFACES["valley"].start
    rates: dict[str, float] = field(default_factory=lambda: dict(SURFACES["valley"].rates))

    @property
    def ground(self) -> Surface:
        """The surface itself."""
        return SURFACES[self.surface]

    @classmethod
    def on(cls, surface: str) -> Self:
        """Return the race that a surface begins with."""
        it = SURFACES[surface]
        return cls(surface, it.start, dict(it.rates))

    def rated(self, name: str, rate: float) -> Self:
        """Return the race with another learning rate for an optimiser; raise `SettingError` when it is out of range."""
        return replace(self, rates=self.rates | {name: RATE.check(rate)})

    def moved(self, axis: int, value: float) -> Self:
        """Return the race from another start; raise `SettingError` when that is outside the picture."""
        checked = self.place(axis).check(value)
        return replace(self, start=(checked, self.start[1]) if axis == 0 else (self.start[0], checked))

    def place(self, axis: int) -> Real:
        """Return what a coordinate of the start may be."""
        low, high = self.ground.bounds[axis]
        label = (N_("Start: first weight"), N_("Start: second weight"))[axis]
        return Real(self.ground.start[axis], label, N_("Where all four begin."), "model", low=low, high=high)

    def stride(self, axis: int) -> float:
        """Return by how much a coordinate of the start is moved at once: a hundredth of the picture, rounded."""
        low, high = self.ground.bounds[axis]
        return float(f"{(high - low) / 100:.0e}")


def walked(steps: int) -> Array:
    """Return the path (steps + 1, 2) that a user walks by pressing Step: plain gradient descent on the bumpy surface."""
    it = SURFACES[WALK_SURFACE]
    return paths("sgd", it.gradient, np.array(WALK_START), np.array([WALK_RATE]), steps)[:, 0]
