"""A layer of neurons side by side, added up: what each adds, and how near the sum comes to a curve."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.lessons.networks.shapes import SHAPES
from core.messages import N_, Message

Values = NDArray[np.float64]

NEURONS = 3
WEIGHT, BIAS, OUT = (-10.0, 10.0, 0.5), (-16.0, 16.0, 0.5), (-3.0, 3.0, 0.1)
SPAN = (-3.2, 3.2)
POINTS = 201
TINY = 1e-4  # of a weight, against others that are alike: keeps two equal neurons from pulling against each other


@dataclass(frozen=True)
class Layer:
    """Hold neurons of one input and what is made of them.

    Parameters
    ----------
    weights, biases : tuple of float
        Of each neuron.
    outs : tuple of float
        What each neuron's answer is multiplied with before all are added.
    offset : float
        Added at the end: the bias of the output.
    activation : str
        In `SHAPES`.
    """

    weights: tuple[float, ...] = (6.0, 6.0, 6.0)
    biases: tuple[float, ...] = (12.0, 0.0, -12.0)
    outs: tuple[float, ...] = (0.5, 0.5, 0.5)
    offset: float = 0.0
    activation: str = "sigmoid"

    def neurons(self, x: Values) -> Values:
        """Return what each neuron says (neurons, n) of inputs (n,)."""
        sums = np.outer(self.weights, x) + np.array(self.biases)[:, np.newaxis]
        return SHAPES[self.activation].value(sums)

    def parts(self, x: Values) -> Values:
        """Return what each neuron adds (neurons, n)."""
        return np.array(self.outs)[:, np.newaxis] * self.neurons(x)

    def total(self, x: Values) -> Values:
        """Return the sum (n,)."""
        return np.asarray(self.parts(x).sum(axis=0) + self.offset)

    def changed(self, name: str, place: int, value: float) -> "Layer":
        """Return the layer with one number of one neuron set."""
        numbers = list(getattr(self, name))
        numbers[place] = value
        changes: dict[str, Any] = {name: tuple(numbers)}
        return replace(self, **changes)

    def fitted(self, x: Values, y: Values) -> "Layer":
        """Return the layer with the last weights that come nearest to y (n,), by least squares."""
        columns = np.vstack([self.neurons(x), np.ones(len(x))]).T
        held = np.diag([TINY * len(x)] * NEURONS + [0.0])
        found = np.linalg.lstsq(columns.T @ columns + held, columns.T @ y, rcond=None)[0]
        return replace(self, outs=tuple(float(value) for value in found[:-1]), offset=float(found[-1]))


@dataclass(frozen=True)
class Target:
    """Describe what a layer is to come near to; texts are marked with `N_`.

    Parameters
    ----------
    label, x_title, y_title : str
    points : callable
        Gives inputs (n,) and what is wanted (n,).
    drawn : bool
        Whether it is a curve that was made up; otherwise real rows.
    """

    label: str
    x_title: str
    y_title: str
    points: Callable[[], tuple[Values, Values]]
    drawn: bool = True


def _flowers() -> tuple[Values, Values]:
    from core.datasets import load

    data = load("iris")
    length = data.X[:, data.feature_names.index("petal length")].astype(np.float64)
    return length - length.mean(), (data.y == data.class_names.index("versicolor")).astype(np.float64)


def _bump() -> tuple[Values, Values]:
    x = grid()
    return x, np.exp(-(x**2))


def _wave() -> tuple[Values, Values]:
    x = grid()
    return x, 0.5 + 0.5 * np.sin(2 * x)


def grid() -> Values:
    """Return the inputs at which a layer is drawn."""
    return np.linspace(*SPAN, POINTS)


TARGETS: Mapping[str, Target] = {
    "flowers": Target(
        N_("Real flowers"),
        N_("Petal length, cm above the average"),
        N_("1: a versicolor, 0: not"),
        _flowers,
        drawn=False,
    ),
    "bump": Target(N_("A bump"), N_("Input"), N_("Output"), _bump),
    "wave": Target(N_("A wave"), N_("Input"), N_("Output"), _wave),
}
"""Name -> what to come near to."""


def miss(said: Values, wanted: Values) -> float:
    """Return the typical miss: the root of the mean squared difference of two arrays (n,)."""
    return float(np.sqrt(np.mean((said - wanted) ** 2)))


def straight(x: Values, y: Values) -> Values:
    """Return the best straight line at x: what one could have without any neuron."""
    slope, start = np.polyfit(x, y, 1)
    return np.asarray(slope * x + start)


def layer_finding(layer: Layer, x: Values, y: Values) -> Message:
    """Say how far the sum is off, beside the best straight line."""
    own, without = miss(layer.total(x), y), miss(straight(x, y), y)
    if own < without:
        text = N_("Your {n} neurons together typically miss by {own:.2f} (0 would be perfect); the best straight line, without neurons, misses by {line:.2f}")  # fmt: skip
    else:
        text = N_("Your {n} neurons together still typically miss by {own:.2f} (0 would be perfect); even the best straight line misses by only {line:.2f}")  # fmt: skip
    return Message.of(text, n=NEURONS, own=own, line=without)


def part_sentence(layer: Layer, place: int) -> Message:
    """Say what one neuron of a layer adds."""
    weight, bias, out = layer.weights[place], layer.biases[place], layer.outs[place]
    if weight == 0 or out == 0:
        return Message.of(N_("Neuron {n} adds the same everywhere, so it adds no shape."), n=place + 1)
    text = N_("Neuron {n} turns at {turn:.1f}, and its answer is multiplied by {out:.2f} before all are added.")
    return Message.of(text, n=place + 1, turn=-bias / weight + 0.0, out=out)
