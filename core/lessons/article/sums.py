"""The article's examples, computed by its own formulas and by the right ones."""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

LABELS = np.array([1.0, 0.0, 1.0, 0.0])  # section 4.1.3
CHANCES = np.array([0.2, 0.8, 0.9, 0.1])
INPUTS = np.array([2.0, 3.0])  # sections 4.2.2 and 4.3.2
STEP = 1e-6  # of the central differences


def half_cross_entropy(y: Numbers, p: Numbers) -> float:
    """Return −Σ y log p, the article's "cross-entropy for two classes" (section 4.1.2)."""
    return float(-(y * np.log(p)).sum())


def cross_entropy(y: Numbers, p: Numbers) -> float:
    """Return −Σ [y log p + (1−y) log(1−p)] (Goodfellow et al. 2016, section 6.2.2.2)."""
    return float(-(y * np.log(p) + (1 - y) * np.log1p(-p)).sum())


def sigmoid(z: Numbers | float) -> Numbers:
    """Return 1 / (1 + exp(−z))."""
    return np.asarray(1 / (1 + np.exp(-np.asarray(z, float))))


def slope_of_loss(y: float, z: float) -> float:
    """Return the slope of the cross-entropy at z by central differences: no formula is believed."""
    up, down = (cross_entropy(np.array([y]), sigmoid(np.array([z + step]))) for step in (STEP, -STEP))
    return (up - down) / (2 * STEP)


def neuron() -> tuple[float, float]:
    """Return z and the answer of the neuron of section 4.2.2: weights 1 and 2, bias 1."""
    z = float(np.array([1.0, 2.0]) @ INPUTS + 1.0)
    return z, float(sigmoid(z))


def hidden_slopes(seed: int = 0) -> tuple[Numbers, Numbers, Numbers]:
    """Return, for each hidden neuron of a 2-3-1 network, the slope of the loss by differences, by the article, and right.

    The weights are drawn from a normal distribution; the label is 1. Section 4.3.2 leaves out a(1 − a).
    """
    draw = np.random.default_rng(seed)
    W, b, v, c, y = draw.normal(size=(3, 2)) / 2, np.zeros(3), draw.normal(size=3), 0.0, 1.0

    def loss(z: Numbers) -> float:
        return cross_entropy(np.array([y]), sigmoid(np.array([v @ sigmoid(z) + c])))

    z = W @ INPUTS + b
    steps = np.eye(3) * STEP
    measured = np.array([(loss(z + step) - loss(z - step)) / (2 * STEP) for step in steps])
    a = sigmoid(z)
    out = float(sigmoid(v @ a + c)) - y
    return measured, out * v, out * v * a * (1 - a)


def possible(accuracy: float, rows: int) -> tuple[float, float, bool]:
    """Return the accuracies next to one below and above that so many rows allow, and whether it is one itself."""
    right = accuracy * rows
    below, above = np.floor(right + 1e-9), np.ceil(right - 1e-9)
    return float(below / rows), float(above / rows), bool(abs(right - round(right)) < 1e-9)
