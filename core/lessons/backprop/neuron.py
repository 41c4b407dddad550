"""A single sigmoid neuron with two inputs, as in section 4.2.2 of the source article."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self

import numpy as np

from core.lessons.backprop.losses import LOSSES, Loss
from core.lessons.backprop.network import sigmoid
from core.messages import N_
from core.settings import Real

KNOBS: Mapping[str, Real] = {
    "x1": Real(2.0, N_("x₁, the first input"), N_("What the neuron is shown."), "data", low=-5.0, high=5.0),
    "x2": Real(3.0, N_("x₂, the second input"), N_("What it is shown besides."), "data", low=-5.0, high=5.0),
    "w1": Real(
        1.0,
        N_("w₁, the first weight"),
        N_("How much the first input counts, and which way."),
        "model",
        low=-3.0,
        high=3.0,
    ),
    "w2": Real(
        2.0,
        N_("w₂, the second weight"),
        N_("How much the second input counts, and which way."),
        "model",
        low=-3.0,
        high=3.0,
    ),
    "b": Real(1.0, N_("b, the bias"), N_("What is added, whatever the inputs are."), "model", low=-9.0, high=9.0),
}
"""What can be turned, by name."""
ARTICLE_SAID = (0.3, 0.7)  # what the article takes for the neuron's answer


@dataclass(frozen=True)
class Neuron:
    """Hold the inputs, weights, bias and label; by default those of the article."""

    x: tuple[float, float] = (2.0, 3.0)
    w: tuple[float, float] = (1.0, 2.0)
    b: float = 1.0
    y: float = 1.0
    loss: str = "bce"

    def knob(self, name: str) -> float:
        """Return a number by its name in `KNOBS`."""
        return dict(zip(KNOBS, (*self.x, *self.w, self.b), strict=True))[name]

    def turned(self, name: str, value: float) -> Self:
        """Return the neuron with one number changed, by its name in `KNOBS`; raise `SettingError` when it is out of range."""
        x1, x2, w1, w2, b = (KNOBS[key].check(value) if key == name else self.knob(key) for key in KNOBS)
        return replace(self, x=(x1, x2), w=(w1, w2), b=b)

    @property
    def z(self) -> float:
        """The weighted sum."""
        return self.w[0] * self.x[0] + self.w[1] * self.x[1] + self.b

    @property
    def said(self) -> float:
        """The answer."""
        return float(sigmoid(np.array(self.z)))

    @property
    def cost(self) -> float:
        """The loss."""
        return float(self.how.value(np.array(self.z), np.array(self.y)))

    @property
    def slope(self) -> float:
        """The derivative of the loss after z."""
        return float(self.how.slope(np.array(self.z), np.array(self.y)))

    @property
    def article_slope(self) -> float:
        """The same by the article's formula, (1 − ŷ)·y."""
        return float(sigmoid(np.array(-self.z))) * self.y

    @property
    def gradient(self) -> tuple[float, float, float]:
        """The derivatives after both weights and the bias."""
        return self.slope * self.x[0], self.slope * self.x[1], self.slope

    @property
    def how(self) -> Loss:
        """The loss that is chosen."""
        return LOSSES[self.loss]
