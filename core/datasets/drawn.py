"""Points drawn by a formula, as in TensorFlow Playground: two coordinates in about -6 to 6."""

from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.datasets import labels
from core.datasets.dataset import Card, Dataset
from core.datasets.entry import Entry
from core.messages import N_

Points = tuple[NDArray[np.float64], NDArray[np.float64]]
Draw = Callable[[int, float, np.random.Generator], Points]
SOURCE = N_("Drawn by a formula, after TensorFlow Playground (Smilkov et al. 2017)")


def _plane(n: int, rng: np.random.Generator) -> NDArray[np.float64]:
    return rng.uniform(-6, 6, (n, 2))


def _polar(radius: NDArray[np.float64], angle: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.column_stack([radius * np.sin(angle), radius * np.cos(angle)])


def circle(n: int, noise: float, rng: np.random.Generator) -> Points:
    """Draw a disc of one class inside a ring of the other."""
    inside = np.arange(n) < n // 2
    radius = np.where(inside, rng.uniform(0, 2.5, n), rng.uniform(3.5, 5, n))
    return _polar(radius, rng.uniform(0, 2 * np.pi, n)) + rng.normal(0, 2 * noise, (n, 2)), inside.astype(float)


def xor(n: int, noise: float, rng: np.random.Generator) -> Points:
    """Draw four squares; the class is whether both coordinates have the same sign."""
    x = rng.uniform(-5, 5, (n, 2))
    x += np.where(x > 0, 0.3, -0.3)
    return x + rng.normal(0, 2 * noise, x.shape), (x[:, 0] * x[:, 1] > 0).astype(float)


def gaussians(n: int, noise: float, rng: np.random.Generator) -> Points:
    """Draw two clouds."""
    y = (np.arange(n) < n // 2).astype(float)
    return np.where(y, 2.0, -2.0)[:, None] + rng.normal(0, 0.7 + 3 * noise, (n, 2)), y


def spiral(n: int, noise: float, rng: np.random.Generator) -> Points:
    """Draw two arms wound into each other."""
    half = -(-n // 2)
    turn = np.tile(np.linspace(0, 1, half), 2)[:n]
    y = (np.arange(n) >= half).astype(float)
    return _polar(5 * turn, 1.75 * 2 * np.pi * turn + np.pi * y) + rng.uniform(-2, 2, (n, 2)) * noise, y


def moons(n: int, noise: float, rng: np.random.Generator) -> Points:
    """Draw two half-moons that reach into each other."""
    from sklearn.datasets import make_moons

    x, y = make_moons(n, noise=noise, random_state=int(rng.integers(2**31)))
    return (x - [0.5, 0.25]) * 3, y.astype(float)


def plane(n: int, noise: float, rng: np.random.Generator) -> Points:
    """Draw a slope: the value is the mean of the coordinates, -1 to 1."""
    x = _plane(n, rng)
    return x, x.sum(1) / 12 + rng.normal(0, noise / 2, n)


def multi_gaussian(n: int, noise: float, rng: np.random.Generator) -> Points:
    """Draw hills and hollows."""
    x = _plane(n, rng)
    centres = np.array([[-4, 2.5], [0, 2.5], [4, 2.5], [-4, -2.5], [0, -2.5], [4, -2.5]])
    signs = np.array([1, -1, 1, -1, 1, -1])
    height = np.clip(1 - np.linalg.norm(x[:, None] - centres, axis=-1) / 2, 0, None)
    return x, (height * signs).sum(1) + rng.normal(0, noise / 2, n)


def _entry(title: str, why: str, draw: Draw, regression: bool = False) -> Entry:
    def make(name: str, card: Card, n_samples: int, noise: float, seed: int) -> Dataset:
        x, y = draw(n_samples, noise, np.random.default_rng(seed))
        frame = pd.DataFrame(x.astype(np.float32), columns=["x", "y"])
        if regression:
            return Dataset(name, frame, y.astype(np.float32), "regression", (), card, drawn=True)
        return Dataset(name, frame, y.astype(np.int64), "classification", ("A", "B"), card, drawn=True)

    target = N_("Height") if regression else N_("Colour")
    card = Card(title, why, SOURCE, N_("Made here; no licence needed"), target, {} if regression else labels.DRAWN)
    return Entry(card, "drawn", "regression" if regression else "classification", make)


DRAWN: Mapping[str, Entry] = {
    "circle": _entry(N_("Circle"), N_("No straight line separates these two: see what a hidden layer buys."), circle),
    "xor": _entry(N_("Four squares (XOR)"), N_("Neither column says anything alone, only both together do."), xor),
    "gaussians": _entry(N_("Two clouds"), N_("An easy case, where the simplest model is already enough."), gaussians),
    "spiral": _entry(N_("Spiral"), N_("A hard shape: watch how much capacity and patience it takes."), spiral),
    "moons": _entry(N_("Two moons"), N_("Nearly separable: a bent line is better than a straight one."), moons),
    "plane": _entry(N_("Slope"), N_("A number to predict that a straight plane fits."), plane, regression=True),
    "multi_gaussian": _entry(
        N_("Hills"),
        N_("A number to predict that goes up and down: averages fail here."),
        multi_gaussian,
        regression=True,
    ),
}
