"""Surfaces to race on, by name: height, slope, the part that is shown, and where it is lowest."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.lessons.optimisers.real import moments
from core.messages import N_

Array = NDArray[np.float64]
Bounds = tuple[tuple[float, float], tuple[float, float]]
OPTIMISERS: Mapping[str, str] = {
    "sgd": N_("SGD"), "momentum": N_("Momentum"), "rmsprop": N_("RMSprop"), "adam": N_("Adam"),
}  # fmt: skip
"""Names in `core.ingredients.OPTIMIZERS`, which makes the real ones, with short labels."""


@dataclass(frozen=True)
class Surface:
    """Describe a surface over two weights.

    Parameters
    ----------
    label, about : str
        Marked with `N_`: its name, and one sentence on what it stands for.
    value, gradient : callable
        Of points (..., 2): heights (...), and slopes (..., 2).
    bounds : tuple
        Of the part that is shown: of x, of y.
    lowest : tuple of float
        A point where it is lowest.
    start : tuple of float
        To begin with.
    rates : dict of float
        A learning rate for each of `OPTIMISERS` to begin with.
    axes : tuple of str
        What the two weights are called, marked with `N_`.
    steepest : float, optional
        The largest eigenvalue of its Hessian, where that is the same everywhere.
    """

    label: str
    about: str
    value: Callable[[Array], Array]
    gradient: Callable[[Array], Array]
    bounds: Bounds
    lowest: tuple[float, float]
    start: tuple[float, float]
    rates: Mapping[str, float]
    axes: tuple[str, str] = (N_("first weight"), N_("second weight"))
    steepest: float | None = None

    @property
    def floor(self) -> float:
        """How high it is where it is lowest."""
        return float(self.value(np.array(self.lowest)))

    @property
    def limit(self) -> float | None:
        """The learning rate from which on plain gradient descent diverges: 2 / λmax; None where there is no such number."""
        return None if self.steepest is None else 2 / self.steepest

    def heights(self, size: int = 71) -> tuple[Array, Array, Array]:
        """Return x (size,), y (size,) and the heights (size, size) of the part that is shown."""
        x, y = (np.linspace(*edges, size) for edges in self.bounds)
        return x, y, self.value(np.stack(np.meshgrid(x, y), axis=-1))


def quadratic(
    matrix: Array, lowest: Array, floor: float = 0.0
) -> tuple[Callable[[Array], Array], Callable[[Array], Array]]:
    """Return height and slope of floor + (p − lowest)ᵀ matrix (p − lowest) / 2, whose Hessian is the symmetric matrix."""

    def value(p: Array) -> Array:
        away = p - lowest
        return np.asarray(floor + np.einsum("...i,ij,...j->...", away, matrix, away) / 2)

    def gradient(p: Array) -> Array:
        return np.asarray((p - lowest) @ matrix)

    return value, gradient


def _saddle(p: Array) -> Array:
    x, y = p[..., 0], p[..., 1]
    return np.asarray(x**2 / 2 + y**4 / 4 - y**2 / 2)


def _saddle_gradient(p: Array) -> Array:
    x, y = p[..., 0], p[..., 1]
    return np.stack([x, y**3 - y], axis=-1)


def _rosenbrock(p: Array) -> Array:
    x, y = p[..., 0], p[..., 1]
    return np.asarray((1 - x) ** 2 + 100 * (y - x**2) ** 2)


def _rosenbrock_gradient(p: Array) -> Array:
    x, y = p[..., 0], p[..., 1]
    return np.stack([-2 * (1 - x) - 400 * x * (y - x**2), 200 * (y - x**2)], axis=-1)


def _bumpy(p: Array) -> Array:
    return np.asarray((p**2 / 10 + 1 - np.cos(2 * p)).sum(axis=-1))


def _bumpy_gradient(p: Array) -> Array:
    return np.asarray(p / 5 + 2 * np.sin(2 * p))


def _plain(
    label: str, about: str, hessian: tuple[float, float], bounds: Bounds, start: tuple[float, float],
    rates: Mapping[str, float],
) -> Surface:  # fmt: skip
    shape = quadratic(np.diag(np.array(hessian)), np.zeros(2))
    return Surface(label, about, *shape, bounds, (0.0, 0.0), start, rates, steepest=max(hessian))


def _real(label: str, about: str, scaled: bool, rates: Mapping[str, float]) -> Surface:
    """Return the mean squared error of a linear model of diabetes progress on two columns, over its two weights."""
    known = moments(scaled)
    lowest = np.linalg.solve(known.matrix, known.vector)
    shape = quadratic(2 * known.matrix, np.asarray(lowest, np.float64), known.spread - float(known.vector @ lowest))
    reach = 1.6 * np.abs(lowest)
    bounds = tuple((float(low - r), float(low + r)) for low, r in zip(lowest, reach, strict=True))
    start = tuple(float(v) for v in lowest - 0.92 * reach * (1, -1))
    return Surface(
        label, about, *shape, (bounds[0], bounds[1]), (float(lowest[0]), float(lowest[1])), (start[0], start[1]), rates,
        (N_("weight of body mass index"), N_("weight of blood pressure")), float(np.linalg.eigvalsh(2 * known.matrix)[-1]),
    )  # fmt: skip


_USUAL = {"sgd": 0.05, "momentum": 0.05, "rmsprop": 0.05, "adam": 0.1}
SURFACES: Mapping[str, Surface] = {
    "valley": _plain(
        N_("Narrow valley"), N_("25 times as steep across as along: what happens when inputs have very different scales."),
        (1.0, 25.0), ((-10.0, 10.0), (-4.0, 4.0)), (-9.0, 2.5),
        {"sgd": 0.03, "momentum": 0.03, "rmsprop": 0.1, "adam": 0.3},
    ),
    "bowl": _plain(
        N_("Round bowl"), N_("Equally steep all round: the easiest there is."), (1.0, 1.0), ((-10.0, 10.0), (-8.0, 8.0)),
        (-8.0, 5.0), {"sgd": 0.1, "momentum": 0.05, "rmsprop": 0.1, "adam": 0.3},
    ),
    "saddle": Surface(
        N_("Saddle"), N_("Flat in the middle, downhill to two sides: gradients are tiny where the path must turn."),
        _saddle, _saddle_gradient, ((-2.5, 2.5), (-1.8, 1.8)), (0.0, 1.0), (-2.2, 0.001), _USUAL,
    ),
    "rosenbrock": Surface(
        N_("Bent valley"), N_("Rosenbrock's (1960): the floor of the valley is bent and almost flat; a test for optimisers."),
        _rosenbrock, _rosenbrock_gradient, ((-2.0, 2.0), (-1.0, 3.0)), (1.0, 1.0), (-1.2, 1.0),
        {"sgd": 0.001, "momentum": 0.001, "rmsprop": 0.02, "adam": 0.1},
    ),
    "bumpy": Surface(
        N_("Bumpy"), N_("Many hollows; only the one in the middle is the lowest."), _bumpy, _bumpy_gradient,
        ((-5.5, 5.5), (-5.5, 5.5)), (0.0, 0.0), (4.4, -2.2), _USUAL,
    ),
    "real_raw": _real(
        N_("Real data, as measured"),
        N_("442 diabetes patients: the error of a linear model over its two weights, with columns in their own units."),
        False, {"sgd": 0.003, "momentum": 0.001, "rmsprop": 0.1, "adam": 0.3},
    ),
    "real_scaled": _real(
        N_("Real data, scaled"),
        N_("The same model of the same patients, each column brought to the same spread first."),
        True, {"sgd": 0.1, "momentum": 0.05, "rmsprop": 0.5, "adam": 2.0},
    ),
}  # fmt: skip
