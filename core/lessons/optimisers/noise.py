"""One row or all rows for a step: a linear model of real patients, trained with batches of several sizes."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from core.lessons.optimisers.real import centred
from core.lessons.optimisers.surfaces import Array

BATCHES = (1, 16, 442)  # rows; the last is all of them
SEEDS = 8
PASSES = 10  # how often every row is seen
POINTS = 60  # of a curve
TRIES = 2000  # batches that the noise is measured on
RATES = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3)
RATE = 0.01
FLOWN = 1e6  # times the first loss


def best_weights() -> tuple[Array, float]:
    """Return the weights (10,) with the smallest mean squared error over all rows, and that error."""
    X, y = centred(scaled=True)
    w, *_rest = np.linalg.lstsq(X, y, rcond=None)
    return np.asarray(w, np.float64), float(np.mean((X @ w - y) ** 2))


def slopes(w: Array, X: Array, y: Array) -> Array:
    """Return the gradients (rows, d) of each row's squared error."""
    return np.asarray(2 * (X @ w - y)[:, np.newaxis] * X)


def batch_study(rate: float, passes: int = PASSES) -> dict[str, Any]:
    """Train with each batch size, and measure the noise of its gradients.

    Returns
    -------
    dict of arrays
        "rows_B" and "loss_B" (points,) × (points, seeds) of batch size B: rows seen, and the loss of all rows above the
        best possible, as a share of the first; "noise" (batches, 2): mean distance of a batch's gradient from that of all
        rows, as a share of its length, at the start and at the end of the way (where a hundredth is left); "wrong"
        (batches, 2): the share of batches whose step leads uphill.
    """
    X, y = centred(scaled=True)
    lowest, floor = best_weights()
    found: dict[str, Any] = {"noise": np.zeros((len(BATCHES), 2)), "wrong": np.zeros((len(BATCHES), 2))}
    for at, size in enumerate(BATCHES):
        found |= _course(size, rate, passes, X, y, floor)
        for column, w in enumerate((np.zeros_like(lowest), 0.9 * lowest)):
            found["noise"][at, column], found["wrong"][at, column] = noise(size, w, X, y)
    return found


def noise(size: int, w: Array, X: Array, y: Array) -> tuple[float, float]:
    """Return how far batches' gradients are from that of all rows, as a share of its length, and how many lead uphill."""
    each = slopes(w, X, y)
    whole, generator = each.mean(axis=0), np.random.default_rng(size)
    picks = np.argsort(generator.random((TRIES if size < len(X) else 1, len(X))), axis=1)[:, :size]
    batches = each[picks].mean(axis=1)
    away = np.linalg.norm(batches - whole, axis=1) / np.linalg.norm(whole)
    return float(away.mean()), float((batches @ whole < 0).mean())


def _course(size: int, rate: float, passes: int, X: Array, y: Array, floor: float) -> Mapping[str, Array]:
    """Train `SEEDS` models together, each in an order of its own."""
    orders = np.stack([_order(seed, len(X), passes) for seed in range(SEEDS)])
    steps = orders.shape[1] // size
    kept = set(np.unique(np.round(np.geomspace(1, steps, POINTS)).astype(int)).tolist()) | {0}
    w, rows, losses = np.zeros((SEEDS, X.shape[1])), [], []
    with np.errstate(all="ignore"):
        for step in range(steps + 1):
            if step in kept:
                rows.append(step * size)
                losses.append(np.mean((w @ X.T - y) ** 2, axis=1) - floor)
            batch = orders[:, step * size : (step + 1) * size]
            if batch.shape[1]:
                missed = np.einsum("sbd,sd->sb", X[batch], w) - y[batch]
                w = w - rate * 2 * np.einsum("sb,sbd->sd", missed, X[batch]) / batch.shape[1]
    shares = np.array(losses) / losses[0]
    return {f"rows_{size}": np.array(rows), f"loss_{size}": np.where(shares < FLOWN, shares, np.inf)}


def _order(seed: int, rows: int, passes: int) -> np.ndarray:
    generator = np.random.default_rng(seed)
    return np.concatenate([generator.permutation(rows) for _pass in range(passes)])
