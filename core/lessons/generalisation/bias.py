"""Bias, variance and noise of models of growing capacity, exactly and as measured on many samples.

Geman, Bienenstock and Doursat (1992), "Neural networks and the bias/variance dilemma", Neural Computation 4, section 3:
the expected squared error at a point is noise + bias squared + variance. For a model that is linear in the labels,
prediction = P y, all three have a closed form (Hastie, Tibshirani and Friedman 2009, section 7.3): with the true values f
of the training points and noise of standard deviation s, bias = P f - truth, variance = s² times the row sums of P².
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from core.messages import N_, Message
from core.settings import Real, Whole

Floats = NDArray[np.float64]
GROUP = "generalisation"
SAMPLES, FAN = 400, 25  # samples of the measured parts, and fits that are drawn
POINTS = Whole(20, N_("Points in a sample"), N_("How many measurements each fit sees."), GROUP, low=16, high=80)
NOISE = Real(0.4, N_("Noise"), N_("Standard deviation of the measuring error; the curve itself goes from -1 to 1."), GROUP, low=0.05, high=0.8)  # fmt: skip
DEGREES = 15  # from 0
GRID = np.linspace(0, 1, 201)


@dataclass(frozen=True)
class Smoother:
    """Describe a kind of model whose predictions are linear in the labels.

    Parameters
    ----------
    title, axis : str
        Marked with `N_`; the second names its capacity, which grows from left to right.
    capacities : callable
        `capacities(points)`: its values, simple to complex.
    matrix : callable
        `matrix(x, at, capacity)`: P (m, n), which turns labels at x (n,) into predictions at `at` (m,).
    """

    title: str
    axis: str
    capacities: Callable[[int], tuple[int, ...]]
    matrix: Callable[[Floats, Floats, int], Floats]


def truth(x: Floats) -> Floats:
    """Return the curve that the samples are measured from, at x from 0 to 1."""
    return np.asarray(np.sin(2 * np.pi * 1.25 * x) * np.exp(-0.6 * x))


def _polynomial(x: Floats, at: Floats, degree: int) -> Floats:
    # Legendre's polynomials span the same functions as powers do, without their rounding.
    from numpy.polynomial.legendre import legvander

    return np.asarray(legvander(2 * at - 1, degree) @ np.linalg.pinv(legvander(2 * x - 1, degree)))


def _nearest(x: Floats, at: Floats, cells: int) -> Floats:
    """Average the n / cells points next to each place."""
    k = max(1, round(len(x) / cells))
    order = np.argsort(np.abs(at[:, np.newaxis] - x), axis=1, kind="stable")[:, :k]
    found = np.zeros((len(at), len(x)))
    np.put_along_axis(found, order, 1 / k, axis=1)
    return found


def _cells(points: int) -> tuple[int, ...]:
    return tuple(cells for cells in (1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50, 100) if cells <= points)


SMOOTHERS: Mapping[str, Smoother] = {
    "polynomial": Smoother(
        N_("Polynomial"), N_("Degree of the polynomial"), lambda points: tuple(range(DEGREES)), _polynomial
    ),
    "nearest": Smoother(
        N_("Nearest neighbours"), N_("Points in the sample for each neighbour averaged"), _cells, _nearest
    ),
}


@dataclass(frozen=True, eq=False)
class Parts:
    """Hold for every capacity (c,) the exact parts of the expected squared error, and the same as measured."""

    capacities: tuple[int, ...]
    bias: Floats
    variance: Floats
    noise: float
    measured_bias: Floats
    measured_variance: Floats

    @property
    def error(self) -> Floats:
        """Expected squared error on new measurements (c,)."""
        return self.bias + self.variance + self.noise

    @property
    def best(self) -> int:
        """Return the capacity with the least error."""
        return self.capacities[int(self.error.argmin())]


def design(points: int) -> Floats:
    """Return where a sample is measured (n,): always at the same places, evenly from 0 to 1."""
    return np.linspace(0, 1, points)


def samples(points: int, noise: float, count: int) -> Floats:
    """Return samples (count, n): the truth with an error of its own at each place."""
    drawn = np.random.default_rng((points, round(1000 * noise))).normal(0, noise, (SAMPLES, points))
    return np.asarray(truth(design(points)) + drawn[:count])


@lru_cache(maxsize=32)
def parts_of(name: str, points: int, noise: float) -> Parts:
    """Return the parts for every capacity of a kind of model."""
    x, smoother = design(points), SMOOTHERS[name]
    labels, found = samples(points, noise, SAMPLES), list[tuple[float, ...]]()
    for capacity in smoother.capacities(points):
        made = smoother.matrix(x, GRID, capacity)
        fits = labels @ made.T
        found.append(
            (
                float(np.mean((made @ truth(x) - truth(GRID)) ** 2)),
                float(noise**2 * np.mean((made**2).sum(axis=1))),
                float(np.mean((fits.mean(axis=0) - truth(GRID)) ** 2 - fits.var(axis=0, ddof=1) / SAMPLES)),
                float(np.mean(fits.var(axis=0, ddof=1))),
            )
        )
    bias, variance, measured_bias, measured_variance = np.array(found).T
    return Parts(smoother.capacities(points), bias, variance, noise**2, measured_bias, measured_variance)


def fan(name: str, points: int, noise: float, capacity: int) -> Floats:
    """Return what the fits to the first samples say on the grid: (FAN, 201)."""
    made = SMOOTHERS[name].matrix(design(points), GRID, capacity)
    return np.asarray(samples(points, noise, FAN) @ made.T)


def bias_finding(it: Parts, capacity: int) -> Message:
    """Say whether a model is too simple, too complex, or about right."""
    place, best = it.capacities.index(capacity), it.error.argmin()
    numbers = {"error": it.error[place], "bias": it.bias[place], "variance": it.variance[place]}
    if it.error[place] <= NEAR * it.error[best]:
        return Message.of(N_("About right: bias² {bias:.2f} and variance {variance:.2f} are both small, the rest of {error:.2f} is noise"), **numbers)  # fmt: skip
    if it.bias[place] > it.variance[place]:
        return Message.of(N_("Too simple: all fits miss the curve in the same way, bias² {bias:.2f} against variance {variance:.2f}"), **numbers)  # fmt: skip
    return Message.of(N_("Too complex: each fit follows its own noise, variance {variance:.2f} against bias² {bias:.2f}"), **numbers)  # fmt: skip


NEAR = 1.1  # times the least error: a model that is as good as the best one


def best_sentence(it: Parts) -> Message:
    """Say where the error is least, and what is left there."""
    return Message.of(
        N_(
            "The error on new measurements is least at {best}: {error:.2f}, of which {noise:.2f} is noise that no model "
            "can learn. The lines are the exact values, the dots were measured on {samples} samples."
        ),
        best=it.best, error=float(it.error.min()), noise=it.noise, samples=SAMPLES,
    )  # fmt: skip


def fan_sentence(it: Parts, capacity: int) -> Message:
    """Say how the expected error comes together."""
    place = it.capacities.index(capacity)
    # Of the rounded parts, so that the sum is right as it is written.
    parts = [round(float(part), 3) for part in (it.bias[place], it.variance[place], it.noise)]
    return Message.of(
        N_(
            "Expected squared error on a new measurement: bias² {bias:.3f} + variance {variance:.3f} + noise {noise:.3f} = "
            "{error:.3f}. Bias is how far the mean of all fits is from the true curve, variance how far single fits are "
            "from their mean."
        ),
        bias=parts[0], variance=parts[1], noise=parts[2], error=sum(parts),
    )  # fmt: skip


def capacity_near(capacities: tuple[int, ...], wanted: int) -> int:
    """Return the capacity that is nearest to another model's."""
    return min(capacities, key=lambda one: abs(one - wanted))
