"""The four rules as their papers write them, in NumPy, for thousands of quick races; Keras gives the same paths.

References
----------
Polyak (1964), "Some methods of speeding up the convergence of iteration methods", (9), for momentum.
Tieleman, Hinton (2012), "Lecture 6.5: RMSprop", Neural Networks for Machine Learning.
Kingma, Ba (2015), "Adam: a method for stochastic optimization", Algorithm 1, with the order of section 2.
"""

from collections.abc import Callable, Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Slope = Callable[[Array], Array]
MOMENTUM, RHO, BETA_1, BETA_2, TINY = 0.9, 0.9, 0.9, 0.999, 1e-7  # as Keras has them


def _sgd(p: Array, slope: Slope, rate: Array) -> Iterator[Array]:
    while True:
        p = p - rate * slope(p)
        yield p


def _momentum(p: Array, slope: Slope, rate: Array) -> Iterator[Array]:
    speed = np.zeros_like(p)
    while True:
        speed = MOMENTUM * speed - rate * slope(p)
        p = p + speed
        yield p


def _rmsprop(p: Array, slope: Slope, rate: Array) -> Iterator[Array]:
    square = np.zeros_like(p)
    while True:
        g = slope(p)
        square = RHO * square + (1 - RHO) * g**2
        p = p - rate * g / np.sqrt(square + TINY)
        yield p


def _adam(p: Array, slope: Slope, rate: Array) -> Iterator[Array]:
    mean, square, step = np.zeros_like(p), np.zeros_like(p), 0
    while True:
        g, step = slope(p), step + 1
        mean = BETA_1 * mean + (1 - BETA_1) * g
        square = BETA_2 * square + (1 - BETA_2) * g**2
        alpha = rate * np.sqrt(1 - BETA_2**step) / (1 - BETA_1**step)
        p = p - alpha * mean / (np.sqrt(square) + TINY)
        yield p


RULES: Mapping[str, Callable[[Array, Slope, Array], Iterator[Array]]] = {
    "sgd": _sgd, "momentum": _momentum, "rmsprop": _rmsprop, "adam": _adam,
}  # fmt: skip


def paths(name: str, slope: Slope, start: Array, rates: Array, steps: int) -> Array:
    """Return the paths (steps + 1, k, 2) from one start (2,) with k learning rates (k,); what flies off becomes inf or NaN."""
    begin = np.tile(np.asarray(start, float), (len(rates), 1))
    with np.errstate(all="ignore"):
        moving = RULES[name](begin, slope, np.asarray(rates, float)[:, np.newaxis])
        return np.stack([begin, *(next(moving) for _step in range(steps))])
