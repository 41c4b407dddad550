"""The state of a training as one mapping of plain arrays, and a step of Adam on it."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

BETA1, BETA2, TINY = 0.9, 0.98, 1e-8

Arrays = dict[str, NDArray[Any]]


def fresh(weights: Arrays) -> Arrays:
    """Return the state before the first step."""
    nothing = {name: np.zeros_like(value) for name, value in weights.items()}
    return joined(weights, nothing, nothing, 0)


def joined(weights: Arrays, first: Arrays, second: Arrays, done: int) -> Arrays:
    """Return weights, means of their gradients and of the squared gradients, and the number of steps, as one mapping."""
    parts: Mapping[str, Arrays] = {"w": weights, "m": first, "v": second}
    slots = {f"{slot}/{name}": value for slot, kept in parts.items() for name, value in kept.items()}
    return {**slots, "done": np.array(done)}


def part(state: Mapping[str, NDArray[Any]], slot: str) -> Arrays:
    """Return the weights ("w"), or the means of their gradients ("m") or squared gradients ("v")."""
    return {name.partition("/")[2]: value for name, value in state.items() if name.startswith(f"{slot}/")}


def moved(weights: Any, first: Any, second: Any, slopes: Any, number: Any, rates: Any) -> Any:
    """Return weights and both means after step `number` (from 0) of Adam; `rates` has one learning rate a weight.

    Kingma & Ba (2015), "Adam", section 2, with the order of the end of that section.
    """
    import tensorflow as tf

    first = [BETA1 * m + (1 - BETA1) * g for m, g in zip(first, slopes, strict=True)]
    second = [BETA2 * v + (1 - BETA2) * g * g for v, g in zip(second, slopes, strict=True)]
    size = tf.sqrt(1 - BETA2 ** (number + 1)) / (1 - BETA1 ** (number + 1))
    steps = [rate * size * m / (tf.sqrt(v) + TINY) for m, v, rate in zip(first, second, rates, strict=True)]
    return [w - step for w, step in zip(weights, steps, strict=True)], first, second
