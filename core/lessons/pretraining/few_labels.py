"""Few labels and many pictures without: what is pre-trained on, and who is compared with whom.

The pictures are scikit-learn's digits (8 x 8). For each seed other pictures are held out and other ones have a label; what is
held out is never seen before the test, without its label neither.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from core.messages import N_

SIZES = (10, 30, 100, 300)  # labels, as many of each class
SEEDS = 8
TEST = 497  # pictures held out; the other 1,300 are there without labels
CLASSES, PIXELS, SIDE = 10, 64, 8
HIDDEN, KNOWN = 128, 64  # units of the encoder's two layers
BATCH, RATE, STEPS = 96, 1e-3, 1000  # of the pre-training
SLICE = 50  # steps of it at a time
NOISE = 0.1  # standard deviation of what is added to a shifted picture; ink is 0 to 1
HIDE = 0.5  # share of pixels hidden

Values = NDArray[np.float32]


@dataclass(frozen=True)
class Pretext:
    """Describe a task that needs no labels; texts are marked with `N_`.

    Parameters
    ----------
    examples : callable
        `examples(pictures, rng)` gives what the network sees and what it is to say, both (seeds, batch, 64).
    outputs : int
        Of its last layer during pre-training.
    pairs : bool
        Whether it compares pictures in pairs; otherwise it draws the answer.
    """

    label: str
    help: str
    examples: Callable[[Values, np.random.Generator], tuple[Values, Values]]
    outputs: int
    pairs: bool


def shifted(pictures: Values, rng: np.random.Generator) -> Values:
    """Return pictures (seeds, batch, 64), each moved by up to one pixel each way, with some noise."""
    shape = pictures.shape
    wide = np.pad(pictures.reshape(-1, SIDE, SIDE), ((0, 0), (1, 1), (1, 1)))
    number = np.arange(len(wide))[:, None, None]
    down, right = rng.integers(0, 3, (2, len(wide), 1))
    rows, columns = down + np.arange(SIDE), right + np.arange(SIDE)
    moved = wide[number, rows[:, :, None], columns[:, None, :]].reshape(shape)
    found: Values = (moved + NOISE * rng.standard_normal(shape)).astype(np.float32)
    return found


def _two_shifts(pictures: Values, rng: np.random.Generator) -> tuple[Values, Values]:
    return shifted(pictures, rng), shifted(pictures, rng)


def _hidden(pictures: Values, rng: np.random.Generator) -> tuple[Values, Values]:
    return np.where(rng.random(pictures.shape) < HIDE, np.float32(0), pictures), pictures


def _noisy(pictures: Values, rng: np.random.Generator) -> tuple[Values, Values]:
    return (pictures + HIDE * rng.standard_normal(pictures.shape)).astype(np.float32), pictures


PRETEXTS: Mapping[str, Pretext] = {
    "shift": Pretext(
        N_("Find the shifted copy"),
        N_("Each picture is shifted twice; the network is to tell which two belong together among many."),
        _two_shifts, KNOWN, True,
    ),
    "fill": Pretext(
        N_("Fill in hidden pixels"),
        N_("Half of the pixels are hidden; the network is to draw them, as BERT fills in hidden words."),
        _hidden, PIXELS, False,
    ),
    "noise": Pretext(
        N_("Remove noise"), N_("Noise is laid over the picture; the network is to draw it without."), _noisy, PIXELS, False
    ),
}  # fmt: skip
"""Name -> task."""

ARMS: Mapping[str, str] = {
    "pixels": N_("No network: logistic regression on the pixels"),
    "scratch": N_("From scratch"),
    "tuned": N_("Pre-trained, then fine-tuned"),
    "frozen": N_("Pre-trained and frozen, only a last layer learns"),
}
"""Who is compared: name -> label."""


@dataclass(frozen=True)
class Drawn:
    """Hold what each seed has: pictures without labels (seeds, n, 64), and a test (seeds, m, 64) with labels (seeds, m)."""

    pool: Values
    pool_labels: NDArray[np.int64]
    test: Values
    test_labels: NDArray[np.int64]

    def labelled(self, size: int) -> tuple[Values, NDArray[np.int64]]:
        """Return the first pictures of each class, `size` in all: (seeds, size, 64) and (seeds, size)."""
        places = np.stack([_first_of_each(labels, size // CLASSES) for labels in self.pool_labels])
        return np.take_along_axis(self.pool, places[..., None], 1), np.take_along_axis(self.pool_labels, places, 1)


def _first_of_each(labels: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    return np.concatenate([np.flatnonzero(labels == number)[:count] for number in range(CLASSES)])


@lru_cache(maxsize=1)
def drawn() -> Drawn:
    """Return the digits as each seed has them; ink from 0 to 1."""
    from sklearn.datasets import load_digits

    found = load_digits()
    orders = [np.random.default_rng(seed).permutation(len(found.target)) for seed in range(SEEDS)]
    pictures: Values = np.stack([found.data[order] / 16 for order in orders]).astype(np.float32)
    labels = np.stack([found.target[order] for order in orders]).astype(np.int64)
    return Drawn(pictures[:, TEST:], labels[:, TEST:], pictures[:, :TEST], labels[:, :TEST])


@lru_cache(maxsize=len(SIZES))
def on_pixels(size: int) -> NDArray[np.float64]:
    """Return the share right (seeds,) of logistic regression that learns from `size` labels."""
    from sklearn.linear_model import LogisticRegression
    from threadpoolctl import threadpool_limits

    data = drawn()
    learnt = zip(*data.labelled(size), data.test, data.test_labels, strict=True)
    with threadpool_limits(1):
        return np.array([LogisticRegression(max_iter=500).fit(X, y).score(T, t) for X, y, T, t in learnt])
