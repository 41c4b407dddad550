"""A small network that reads eight letters and says the next, in NumPy alone: dozens of sizes without compiling any.

One hidden layer of ReLU units on one-hot letters, softmax, cross-entropy, Adam (Kingma and Ba, 2015, algorithm 1) with a
rate that falls as a cosine.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from core.lessons.scaling.text import CONTEXT, LETTERS, blocks, flat

SYMBOLS = len(LETTERS)
STEPS, BATCH = 700, 256
RATE, FAST, SLOW, TINY = 4e-3, 0.9, 0.999, 1e-7
LOOK = 50  # steps between two looks at the validation rows

Array = NDArray[np.float32]
Weights = tuple[Array, ...]


@dataclass(frozen=True, eq=False)
class Training:
    """Hold a training between two slices.

    Parameters
    ----------
    weights, mean, square : tuple of arrays
        W1 (CONTEXT * SYMBOLS, h), b1 (h,), W2 (h, SYMBOLS), b2 (SYMBOLS,), and Adam's two averages of their gradients.
    best : tuple of arrays
        The weights with the lowest loss on the validation rows so far.
    best_loss : float
    """

    width: int
    characters: int
    seed: int
    weights: Weights
    mean: Weights
    square: Weights
    best: Weights
    best_loss: float = float("inf")
    step: int = 0


def parameters(width: int) -> int:
    """Return how many numbers a network of `width` hidden units learns."""
    return (CONTEXT * SYMBOLS + 1) * width + (width + 1) * SYMBOLS


def begin(width: int, characters: int, seed: int) -> Training:
    """Return a training before its first step: He's initial weights (2015), an output layer of half that scale."""
    draw = np.random.default_rng([seed, width])
    first = draw.normal(0, np.sqrt(2 / CONTEXT), (CONTEXT * SYMBOLS, width))
    last = draw.normal(0, 0.5 / np.sqrt(width), (width, SYMBOLS))
    weights = tuple(part.astype(np.float32) for part in (first, np.zeros(width), last, np.zeros(SYMBOLS)))
    still = tuple(np.zeros_like(part) for part in weights)
    return Training(width, characters, seed, weights, still, still, weights)


def advance(it: Training, steps: int) -> Training:
    """Train on for at most `steps` steps."""
    rows = blocks().rows(it.characters, it.seed)
    for _ in range(min(steps, STEPS - it.step)):
        chosen = np.random.default_rng([it.seed, it.step]).integers(len(rows), size=BATCH)
        it = _stepped(it, gradients(it.weights, one_hot(rows[chosen]), rows[chosen, -1]))
        if it.step % LOOK == 0:
            it = _looked(it)
    return it


def losses(it: Training) -> tuple[float, float]:
    """Return the loss on the test rows of the weights that did best on the validation rows, and of the last ones."""
    test = flat(blocks().test)
    return loss(it.best, test), loss(it.weights, test)


def one_hot(rows: NDArray[np.int64]) -> Array:
    """Return rows (n, CONTEXT + 1) as (n, CONTEXT * SYMBOLS): a one for each letter at its place."""
    made = np.zeros((len(rows), CONTEXT * SYMBOLS), np.float32)
    made[np.arange(len(rows))[:, None], rows[:, :-1] + SYMBOLS * np.arange(CONTEXT)] = 1
    return made


def forward(weights: Weights, X: Array) -> tuple[Array, Array]:
    """Return the hidden units (n, h) and the logarithms of the probabilities (n, SYMBOLS)."""
    first, first_bias, last, last_bias = weights
    hidden = np.maximum(0, X @ first + first_bias)
    out = hidden @ last + last_bias
    out = out - out.max(axis=1, keepdims=True)
    return hidden, out - np.log(np.exp(out).sum(axis=1, keepdims=True))


def loss(weights: Weights, rows: NDArray[np.int64]) -> float:
    """Return the mean cross-entropy over rows (n, CONTEXT + 1), in nats a character."""
    _, logs = forward(weights, one_hot(rows))
    return float(-logs[np.arange(len(rows)), rows[:, -1]].mean(dtype=np.float64))


def gradients(weights: Weights, X: Array, y: NDArray[np.int64]) -> Weights:
    """Return the gradient of the mean cross-entropy by each weight."""
    hidden, logs = forward(weights, X)
    down = np.exp(logs)
    down[np.arange(len(y)), y] -= 1
    down /= len(y)
    back = (down @ weights[2].T) * (hidden > 0)
    return X.T @ back, back.sum(axis=0), hidden.T @ down, down.sum(axis=0)


def _stepped(it: Training, slopes: Weights) -> Training:
    step = it.step + 1
    rate = RATE * 0.5 * (1 + np.cos(np.pi * it.step / STEPS))
    mean = tuple(FAST * m + (1 - FAST) * g for m, g in zip(it.mean, slopes, strict=True))
    square = tuple(SLOW * v + (1 - SLOW) * g * g for v, g in zip(it.square, slopes, strict=True))
    size, scale = np.float32(rate / (1 - FAST**step)), np.float32(1 / (1 - SLOW**step))
    moved = (w - size * m / (np.sqrt(v * scale) + TINY) for w, m, v in zip(it.weights, mean, square, strict=True))
    return replace(
        it, weights=tuple(part.astype(np.float32, copy=False) for part in moved), mean=mean, square=square, step=step
    )


def _looked(it: Training) -> Training:
    """Keep the weights if they are the best so far: what early stopping would have kept."""
    now = loss(it.weights, flat(blocks().validation))
    return replace(it, best=it.weights, best_loss=now) if now < it.best_loss else it
