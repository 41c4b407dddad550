"""A power law through measured losses: loss = floor + a * size ** -b (Kaplan et al., 2020, section 1.2; Hoffmann et al., 2022).

For a given exponent the other two are a linear least-squares problem, so that only the exponent has to be searched for
("variable projection": Golub and Pereyra, 1973).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.messages import N_, UserError

LOW, HIGH = 0.005, 3.0  # exponents that are tried
TRIED, ROUNDS = 61, 4  # exponents in a round; each round looks closer around the best of the last
DRAWS = 400
LEAST = 4  # sizes: a law has three numbers

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Law:
    """Hold a fitted law, and the same of every draw: arrays (draws + 1,), the fit to the mean losses first."""

    floor: Floats
    a: Floats
    b: Floats

    def at(self, sizes: Floats) -> Floats:
        """Return the loss that each draw predicts: (draws + 1, sizes)."""
        return self.floor[:, None] + self.a[:, None] * np.asarray(sizes, float) ** -self.b[:, None]

    def band(self, sizes: Floats) -> tuple[Floats, Floats, Floats]:
        """Return the loss that is predicted for each size, and between which two 95 of 100 draws predict it."""
        drawn = self.at(sizes)
        low, high = np.percentile(drawn, [2.5, 97.5], axis=0)
        return drawn[0], low, high

    def interval(self, name: str) -> tuple[float, float, float]:
        """Return `floor`, `a` or `b`, and between which two 95 of 100 draws have it."""
        drawn = getattr(self, name)
        low, high = np.percentile(drawn, [2.5, 97.5])
        return float(drawn[0]), float(low), float(high)


def fitted(sizes: Floats, losses: Floats, draws: int = DRAWS) -> Law:
    """Fit a law to losses (seeds, sizes); each draw takes other seeds, at each size by itself (bootstrap).

    Raises
    ------
    UserError
        With too few sizes, sizes that are not above 0, or losses that are no numbers.
    """
    x, y = np.asarray(sizes, float), np.atleast_2d(np.asarray(losses, float))
    if len(np.unique(x)) < LEAST or not (x > 0).all() or not np.isfinite(y).all():
        raise UserError(
            N_("A law needs at least {least} sizes above 0, each with its loss; received {sizes}."),
            least=LEAST,
            sizes=", ".join(f"{size:g}" for size in x),
        )
    draw = np.random.default_rng(0)
    taken = draw.integers(len(y), size=(draws, len(y), len(x)))
    drawn = y[taken, np.arange(len(x))].mean(axis=1)
    return _fit(x, np.vstack([y.mean(axis=0), drawn]))


def _fit(x: Floats, y: Floats) -> Law:
    """Fit all rows of y (draws, sizes) at once."""
    scale = np.exp(np.log(x).mean())  # powers of sizes around 1 lose no digits
    low, high = np.full(len(y), np.log(LOW)), np.full(len(y), np.log(HIGH))
    for _ in range(ROUNDS):
        tried = np.exp(low[:, None] + (high - low)[:, None] * np.linspace(0, 1, TRIED))
        *_, error = _linear((x / scale) ** -tried[..., None], y[:, None, :])
        best = error.argmin(axis=1)
        rows, edges = np.arange(len(y)), np.log(tried)
        low, high = edges[rows, np.maximum(best - 1, 0)], edges[rows, np.minimum(best + 1, TRIED - 1)]
    b = np.exp((low + high) / 2)
    floor, a, _ = _linear((x / scale) ** -b[:, None], y)
    return Law(floor, a * scale**b, b)


def _linear(power: Floats, y: Floats) -> tuple[Floats, Floats, Floats]:
    """Fit y = floor + a * power by least squares along the last axis, neither below 0; return them and the squared error."""
    mean, level = power.mean(axis=-1), y.mean(axis=-1)
    off = power - mean[..., None]
    a = np.maximum(0, (off * y).sum(axis=-1) / (off**2).sum(axis=-1))
    floor = level - a * mean
    alone = np.maximum(0, (power * y).sum(axis=-1) / (power**2).sum(axis=-1))
    a, floor = np.where(floor < 0, alone, a), np.maximum(0, floor)
    return floor, a, ((y - floor[..., None] - a[..., None] * power) ** 2).sum(axis=-1)
