"""The network on the bench: everything that a user can set, and what has been trained so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Self

import numpy as np

from core.lessons.backprop.losses import LOSSES, Loss
from core.lessons.backprop.network import NAMES, START, Array, Forward, forward
from core.lessons.backprop.rules import Backward, backward, descend, mean_loss, numeric
from core.messages import N_
from core.settings import Real

INPUTS: Mapping[str, Real] = {
    "x_1": Real(2.0, N_("First input"), N_("What the network is shown, for example a price."), "data", low=-100, high=100),
    "x_2": Real(3.0, N_("Second input"), N_("What it is shown besides."), "data", low=-100, high=100),
}  # fmt: skip
RATE = Real(
    0.5, N_("Learning rate"), N_("How much of the gradient a step takes: at 0.5, half of it."), "training",
    low=0.0001, high=100, log=True,
)  # fmt: skip
WEIGHT = Real(0.0, N_("Weight"), N_("By what an input is multiplied; a bias is added."), "model", low=-100, high=100)
LABELS = (0.0, 1.0)
TRIES = 10  # steps at once
STAGES: Mapping[str, str] = {
    "start": N_("Start"),
    "forward": N_("1 Forward"),
    "loss": N_("2 Loss"),
    "backward": N_("3 Backward"),
    "update": N_("4 Update"),
}
"""Name -> title of what happens one after the other in a step."""


@dataclass(frozen=True)
class Bench:
    """Hold the row, the settings, the weights before the next step, and the losses so far.

    Parameters
    ----------
    start : tuple of float
        The thirteen weights to begin with, in the order of `NAMES`.
    w : tuple of float
        Those of now.
    losses : tuple of float
        Before each step that was done.
    """

    x: tuple[float, float] = (INPUTS["x_1"].default, INPUTS["x_2"].default)
    y: float = 1.0
    rate: float = RATE.default
    loss: str = "bce"
    start: tuple[float, ...] = START
    w: tuple[float, ...] = START
    losses: tuple[float, ...] = field(default=())

    @property
    def how(self) -> Loss:
        """The loss that is chosen."""
        return LOSSES[self.loss]

    @property
    def rows(self) -> tuple[Array, Array]:
        """The one row and its label, as arrays."""
        return np.array([self.x]), np.array([self.y])

    @property
    def weights(self) -> Array:
        """The weights of now as an array."""
        return np.array(self.w)

    def seen(self) -> Forward:
        """Return the forward pass."""
        return forward(self.weights, self.rows[0])

    def back(self, rule: str = "right") -> Backward:
        """Return the backward pass by a rule of `RULES`."""
        return backward(self.weights, *self.rows, self.how, rule)

    def cost(self) -> float:
        """Return the loss of now."""
        return float(mean_loss(self.weights, *self.rows, self.how))

    def checked(self) -> Array:
        """Return the gradient by small differences."""
        return numeric(self.weights, *self.rows, self.how)

    def after(self) -> Array:
        """Return the weights that one step makes."""
        return self.weights - self.rate * self.back().weights

    def stepped(self, steps: int = 1) -> Self:
        """Return the bench after some steps."""
        w, losses = descend(self.weights, *self.rows, self.how, self.rate, steps)
        return replace(self, w=tuple(map(float, w)), losses=(*self.losses, *map(float, losses[:-1])))

    def course(self) -> Array:
        """Return the losses before each step and now."""
        return np.array([*self.losses, self.cost()])

    def raced(self, rule: str, steps: int) -> Array:
        """Return the losses (steps + 1,) that training by a rule would have, from the first weights."""
        return descend(np.array(self.start), *self.rows, self.how, self.rate, steps, rule)[1]

    def again(self) -> Self:
        """Return the bench as it was before the first step."""
        return replace(self, w=self.start, losses=())

    def set(self, name: str, value: float) -> Self:
        """Return the bench with one number changed, an input or a weight by its name in `INPUTS` or `NAMES`; untrained.

        Raises
        ------
        SettingError
            For a number that isn't one, or out of range.
        """
        number = INPUTS.get(name, WEIGHT).check(value)
        if name in INPUTS:
            x = tuple(number if name == key else old for key, old in zip(INPUTS, self.x, strict=True))
            return replace(self, x=(x[0], x[1])).again()
        start = tuple(number if name == key else old for key, old in zip(NAMES, self.w, strict=True))
        return replace(self, start=start).again()
