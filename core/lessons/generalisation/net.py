"""Small dense networks that train side by side in NumPy, each on rows of its own.

What Keras does, step by step: Glorot's uniform first weights, ReLU, dropout scaled while training, L1 and L2 on kernels,
Adam (Kingma and Ba, 2015, algorithm 1, with Keras's epsilon). A test holds it against Keras.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
BETA_1, BETA_2, EPSILON = 0.9, 0.999, 1e-7
FIRST, ORDER, DROPPING, MOVING = range(4)  # streams of chance that don't disturb each other


@dataclass(frozen=True)
class Plan:
    """Say how networks train.

    Parameters
    ----------
    layers : tuple of int
        Inputs, units of each hidden layer, outputs.
    head : str
        In `HEADS`: softmax with cross-entropy, or linear with half the squared error.
    pace : tuple of float, optional
        For each layer the share of the learning rate that it learns with; all of it by default.
    """

    layers: tuple[int, ...]
    head: str = "softmax"
    batch: int = 32
    rate: float = 3e-3
    l1: float = 0.0
    l2: float = 0.0
    dropout: float = 0.0
    pace: tuple[float, ...] = ()


@dataclass(frozen=True, eq=False)
class State:
    """Hold k networks between two epochs: weights, Adam's two averages (k, p each), epochs and steps done."""

    theta: Array
    mean: Array
    square: Array
    seeds: tuple[int, ...]
    epoch: int = 0
    step: int = 0


Moved = Callable[[Array, np.random.Generator], Array]
"""Rows (b, d) -> the same rows, each a little different, by chance."""


def begin(plan: Plan, seeds: Sequence[int]) -> State:
    """Return untrained networks, one a seed."""
    theta = np.stack([_first(plan, seed) for seed in seeds])
    return State(theta, np.zeros_like(theta), np.zeros_like(theta), tuple(seeds))


def epoch(plan: Plan, state: State, x: Array, y: Array, moved: Moved | None = None) -> State:
    """Train every network for one epoch on its own rows: x (k, n, d), y (k, n, o)."""
    orders = [_chance(seed, state.epoch, ORDER).permutation(x.shape[1]) for seed in state.seeds]
    drops = [_chance(seed, state.epoch, DROPPING) for seed in state.seeds]
    moves = [_chance(seed, state.epoch, MOVING) for seed in state.seeds]
    own = np.arange(len(x))[:, None]
    theta, mean, square, step = state.theta.copy(), state.mean.copy(), state.square.copy(), state.step
    for start in range(0, x.shape[1], plan.batch):
        rows = np.stack([order[start : start + plan.batch] for order in orders])
        seen = x[own, rows]
        if moved is not None:
            seen = np.stack([moved(part, chance) for part, chance in zip(seen, moves, strict=True)])
        step += 1
        _adam(plan, theta, mean, square, step, gradient(plan, theta, seen, y[own, rows], drops))
    return State(theta, mean, square, state.seeds, state.epoch + 1, step)


def outputs(plan: Plan, theta: Array, x: Array) -> Array:
    """Return what the networks say, (k, n, o), of rows x (k, n, d), or (n, d) for all alike."""
    parts = cut(plan, theta)
    for kernel, bias in parts[:-1]:
        x = np.maximum(x @ kernel + bias, 0)
    kernel, bias = parts[-1]
    return HEADS[plan.head](x @ kernel + bias)


def gradient(plan: Plan, theta: Array, x: Array, y: Array, drops: Sequence[np.random.Generator]) -> Array:
    """Return the gradient (k, p) of the mean loss of a batch: x (k, b, d), y (k, b, o)."""
    parts, inputs, masks = cut(plan, theta), [x], list[Array]()
    for kernel, bias in parts[:-1]:
        z = inputs[-1] @ kernel + bias
        masks.append((z > 0) * _kept(plan, z, drops))
        inputs.append(z * masks[-1])
    kernel, bias = parts[-1]
    # Softmax with cross-entropy and a linear unit with half the squared error share this derivative.
    error = (HEADS[plan.head](inputs[-1] @ kernel + bias) - y) / x.shape[1]
    found = list[Array]()
    for number in reversed(range(len(parts))):
        kernel = parts[number][0]
        price = plan.l1 * np.sign(kernel) + 2 * plan.l2 * kernel
        found[:0] = [(np.swapaxes(inputs[number], 1, 2) @ error + price).reshape(len(x), -1), error.sum(axis=1)]
        if number:
            error = (error @ np.swapaxes(kernel, 1, 2)) * masks[number - 1]
    return np.concatenate(found, axis=1)


def cut(plan: Plan, theta: Array) -> list[tuple[Array, Array]]:
    """Return each layer's kernels (k, in, out) and biases (k, 1, out), as views into weights (k, p)."""
    parts, start = list[tuple[Array, Array]](), 0
    for before, after in pairwise(plan.layers):
        middle, end = start + before * after, start + (before + 1) * after
        parts.append((theta[:, start:middle].reshape(-1, before, after), theta[:, np.newaxis, middle:end]))
        start = end
    return parts


def from_another(state: State, plan: Plan, learned: Array, other: Plan) -> State:
    """Return networks whose hidden layers are those of others, weights `learned` (k, p); the last layer is new."""
    theta = state.theta.copy()
    for own, known in list(zip(cut(plan, theta), cut(other, learned), strict=True))[:-1]:
        own[0][:], own[1][:] = known
    return replace(state, theta=theta)


def _first(plan: Plan, seed: int) -> Array:
    chance, parts = _chance(seed, 0, FIRST), list[NDArray[np.float64]]()
    for before, after in pairwise(plan.layers):
        limit = np.sqrt(6 / (before + after))
        parts += [chance.uniform(-limit, limit, before * after), np.zeros(after)]
    return np.concatenate(parts).astype(np.float32)


def _chance(seed: int, epoch: int, stream: int) -> np.random.Generator:
    return np.random.default_rng((seed, epoch, stream))


def _kept(plan: Plan, z: Array, drops: Sequence[np.random.Generator]) -> Array | np.float32:
    if not plan.dropout:
        return np.float32(1)
    kept = np.stack([chance.random(z.shape[1:], np.float32) >= plan.dropout for chance in drops])
    return kept.astype(np.float32) / np.float32(1 - plan.dropout)


def _adam(plan: Plan, theta: Array, mean: Array, square: Array, step: int, found: Array) -> None:
    mean += np.float32(1 - BETA_1) * (found - mean)
    square += np.float32(1 - BETA_2) * (found * found - square)
    rate = np.float32(plan.rate * np.sqrt(1 - BETA_2**step) / (1 - BETA_1**step))
    theta -= rate * _paces(plan) * mean / (np.sqrt(square) + np.float32(EPSILON))


def _paces(plan: Plan) -> Any:
    if not plan.pace:
        return np.float32(1)
    sizes = [(before + 1) * after for before, after in pairwise(plan.layers)]
    return np.repeat(np.asarray(plan.pace, np.float32), sizes)


def _softmax(z: Array) -> Array:
    raised = np.exp(z - z.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True), np.float32)


def _linear(z: Array) -> Array:
    return z


HEADS: Mapping[str, Callable[[Array], Array]] = {"softmax": _softmax, "linear": _linear}
