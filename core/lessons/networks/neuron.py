"""One neuron: a weighted sum and a bend; by hand, on a line and on real flowers."""

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from core.lessons.networks.shapes import SHAPES
from core.messages import N_, Message

Values = NDArray[np.float64]

WEIGHT, BIAS, INPUT = (-6.0, 6.0, 0.1), (-8.0, 8.0, 0.1), (-4.0, 4.0, 0.1)  # lowest, highest, step of sliders
POINTS, GRID = 241, 60
COLUMNS = ("petal length", "petal width")
CLASSES = ("versicolor", "virginica")
LATE = ("relu", "gelu")  # flat, or nearly, on one side: no answer to "the larger, the larger" there


@dataclass(frozen=True)
class Neuron:
    """Hold a neuron: a weight for each input, a bias, and the name of its activation in `SHAPES`."""

    weights: tuple[float, ...]
    bias: float
    activation: str

    def sums(self, inputs: Values) -> Values:
        """Return the sums (n,) of inputs (n, d), before the activation."""
        return np.asarray(inputs @ np.array(self.weights) + self.bias)

    def said(self, inputs: Values) -> Values:
        """Return what it says (n,) of inputs (n, d)."""
        return SHAPES[self.activation].value(self.sums(inputs))


@dataclass(frozen=True)
class Flowers:
    """Hold real flowers of two kinds.

    Parameters
    ----------
    inputs : array (n, 2)
        Petal length and width in cm, each minus its average, so that a bias of 0 cuts through the middle.
    second : array (n,) of bool
        Which ones are of the second kind.
    middle : tuple of float
        The averages, in cm.
    """

    inputs: Values
    second: NDArray[np.bool_]
    middle: tuple[float, float]


@lru_cache(maxsize=1)
def flowers() -> Flowers:
    """Return the versicolor and virginica flowers of iris (Fisher 1936)."""
    from core.datasets import load

    data = load("iris")
    kinds = [data.class_names.index(name) for name in CLASSES]
    rows = np.isin(data.y, kinds)
    X = data.X[rows][:, [data.feature_names.index(name) for name in COLUMNS]].astype(np.float64)
    middle = X.mean(axis=0)
    return Flowers(X - middle, data.y[rows] == kinds[1], (float(middle[0]), float(middle[1])))


def line() -> Values:
    """Return the inputs at which a neuron of one input is drawn."""
    return np.linspace(INPUT[0], INPUT[1], POINTS)


def plane(it: Flowers) -> tuple[Values, Values, Values]:
    """Return lengths (g,), widths (g,) and the points of their grid (g * g, 2), over the flowers and a little more."""
    low, high = it.inputs.min(axis=0) - 0.2, it.inputs.max(axis=0) + 0.2
    x, y = np.linspace(low[0], high[0], GRID), np.linspace(low[1], high[1], GRID)
    return x, y, np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)


def right(it: Flowers, neuron: Neuron) -> int:
    """Count the flowers on their own side of the line where the sum is zero."""
    return int(((neuron.sums(it.inputs) > 0) == it.second).sum())


def line_finding(neuron: Neuron) -> Message:
    """Say where a neuron of one input turns, and which way."""
    (weight,), bias = neuron.weights, neuron.bias
    if weight == 0:
        said = float(neuron.said(np.zeros((1, 1)))[0])
        return Message.of(N_("With a weight of 0 it doesn't listen: it says {said:.2f} whatever comes in"), said=said)
    up = N_("Its weight is positive: the larger the input, the larger its answer, and it turns at {turn:.2f}")
    down = N_("Its weight is negative: the larger the input, the smaller its answer, and it turns at {turn:.2f}")
    if neuron.activation in LATE:
        up = N_("Its weight is positive: it wakes up for inputs above {turn:.2f}")
        down = N_("Its weight is negative: it wakes up for inputs below {turn:.2f}")
    return Message.of(up if weight > 0 else down, turn=-bias / weight + 0.0)


def sum_sentence(neuron: Neuron, value: float) -> Message:
    """Say step by step what a neuron of one input makes of a value."""
    (weight,), total = neuron.weights, float(neuron.sums(np.array([[value]]))[0])
    said = float(neuron.said(np.array([[value]]))[0])
    text = N_(
        "An input of {value:.1f} comes in. Times the weight, plus the bias: {weight:.1f} × {value:.1f} + {bias:.1f} = {total:.2f}. "
        "{shape} makes {said:.3f} of that."
    )
    return Message.of(
        text,
        value=value,
        weight=weight,
        bias=neuron.bias,
        total=total,
        shape=Message(SHAPES[neuron.activation].label),
        said=said,
    )


def flowers_finding(it: Flowers, neuron: Neuron) -> Message:
    """Say how many flowers a neuron of two inputs gets right."""
    found, count = right(it, neuron), len(it.second)
    usual = max(int(it.second.sum()), count - int(it.second.sum()))
    if neuron.weights == (0.0, 0.0):
        return Message.of(N_("With weights of 0 it looks at nothing and gets {right} of {n} flowers right"), right=found, n=count)  # fmt: skip
    better = N_("Your neuron gets {right} of {n} flowers right; always giving the same answer gets {usual}")
    worse = N_("Your neuron gets only {right} of {n} flowers right; always giving the same answer gets {usual}")
    return Message.of(better if found > usual else worse, right=found, n=count, usual=usual)


def cut_sentence(neuron: Neuron) -> Message:
    """Say what its two weights do to the line between the two answers."""
    length, width = map(abs, neuron.weights)
    if length == width == 0:
        return Message(N_("Give it a weight: it needs something to go by."))
    share = math.hypot(length, width)
    if min(length, width) / share < 0.1:
        name = Message(N_("length") if length > width else N_("width"))
        if min(length, width) == 0:
            return Message.of(N_("It goes by the petal's {name} alone: the weight of the other input is 0."), name=name)
        return Message.of(N_("It goes by the petal's {name} almost alone: the other input has so small a weight that it hardly changes the answer."), name=name)  # fmt: skip
    return Message(
        N_(
            "It draws one straight line and can't do more: the weights turn the line, the bias moves it. Where the sum is zero, it can't decide."
        )
    )
