"""What can happen to a picture between the desk and the product, each with how much of it; by NumPy, quick enough for a slider."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.evaluation.wilson import wilson
from core.messages import N_
from core.scenarios.image_classification.net import INK, SIDE
from core.scenarios.image_classification.unknown import distances, judged

Array = NDArray[Any]
SEED = 5


@dataclass(frozen=True)
class Bend:
    """Describe a change of pictures.

    Parameters
    ----------
    label, unit : str
        Marked with `N_`: what a user reads, and what the amounts are.
    amounts : tuple of float
        That can be chosen, in order; none is 0.
    usual : float
        The first one.
    of : callable
        `of(X, amount)` changes pictures (n, 8, 8).
    """

    label: str
    unit: str
    amounts: tuple[float, ...]
    usual: float
    of: Callable[[Array, float], Array]


def _turned(X: Array, degrees: float) -> Array:
    """Turn pictures clockwise around their middle; between pixels by their distance."""
    angle, middle = np.deg2rad(degrees), (SIDE - 1) / 2
    down, across = np.indices((SIDE, SIDE)) - middle
    rows = np.cos(angle) * down - np.sin(angle) * across + middle
    columns = np.sin(angle) * down + np.cos(angle) * across + middle
    padded = np.pad(X, ((0, 0), (2, 2), (2, 2)))
    top, left = np.floor(rows).astype(int), np.floor(columns).astype(int)
    total = np.zeros(X.shape)
    for i, j in np.ndindex(2, 2):
        weight = np.abs(1 - i - (rows - top)) * np.abs(1 - j - (columns - left))
        total += weight * padded[:, top + i + 2, left + j + 2]
    return np.asarray(total)


def _shifted(X: Array, pixels: float) -> Array:
    step = int(pixels)
    return np.pad(X, ((0, 0), (0, 0), (step, 0)))[:, :, :SIDE]


def _noisy(X: Array, amount: float) -> Array:
    return X + np.random.default_rng(SEED).normal(0, amount, X.shape)


def _inverted(X: Array, share: float) -> Array:
    return (1 - share) * X + share * (INK - X)


def _around(X: Array) -> Array:
    padded = np.pad(X, ((0, 0), (1, 1), (1, 1)), mode="edge")
    return np.stack([X, padded[:, :-2, 1:-1], padded[:, 2:, 1:-1], padded[:, 1:-1, :-2], padded[:, 1:-1, 2:]])


def _penned(X: Array, amount: float) -> Array:
    """Make the pen thicker above 0, thinner below: towards the darkest or the lightest of a pixel and its four neighbours."""
    other = _around(X).max(axis=0) if amount > 0 else _around(X).min(axis=0)
    return np.asarray((1 - abs(amount)) * X + abs(amount) * other)


def _faint(X: Array, share: float) -> Array:
    return (1 - share) * X


BENDS: Mapping[str, Bend] = {
    "turned": Bend(N_("Turned"), N_("Degrees, clockwise"), (-90, -60, -45, -30, -15, 0, 15, 30, 45, 60, 90), 30, _turned),
    "shifted": Bend(N_("Shifted to the right"), N_("Pixels of 8"), (0, 1, 2, 3, 4), 2, _shifted),
    "noise": Bend(N_("Noisy"), N_("Standard deviation of the noise, in ink of 16"), (0, 1, 2, 3, 4, 6, 8, 10), 6, _noisy),
    "inverted": Bend(N_("White on black"), N_("Share of the way to inverted"), (0, 0.2, 0.4, 0.6, 0.8, 1), 1, _inverted),
    "pen": Bend(N_("Another's pen"), N_("Thinner (−1) to thicker (+1)"), (-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1), 1, _penned),
    "faint": Bend(N_("Faint"), N_("Share of the ink that is missing"), (0, 0.2, 0.4, 0.6, 0.8), 0.6, _faint),
}  # fmt: skip
"""Name -> change."""


def bent(X: Array, kind: str, amount: float) -> NDArray[np.float32]:
    """Return pictures (n, 64) changed by so much, their ink within 0 to 16."""
    changed = BENDS[kind].of(np.asarray(X, np.float64).reshape(-1, SIDE, SIDE), amount)
    return np.clip(changed, 0, INK).astype(np.float32).reshape(len(X), -1)


def sweep(arrays: Mapping[str, Any], kind: str, threshold: float) -> dict[str, Array]:
    """Return what every amount of a change does to the test pictures; what a worker is asked for.

    Returns
    -------
    dict
        "cnn" and "neighbour" (amounts, 3): accuracy with its 95 % interval; "answered", "let" and "wrong" (amounts,): the share
        and the number of pictures that the rule lets through, and the number of these that are answered wrongly.
    """
    found = [_at(arrays, bent(arrays["test_X"], kind, amount), threshold) for amount in BENDS[kind].amounts]
    return {name: np.array([one[name] for one in found]) for name in found[0]}


def _at(arrays: Mapping[str, Any], X: Array, threshold: float) -> dict[str, Any]:
    y, judge = arrays["test_y"], judged(arrays, X)
    let = judge.answered(threshold, float(arrays["usual"]))
    right = judge.best == y
    neighbour = arrays["train_y"][distances(X, arrays["train_X"]).argmin(axis=1)] == y
    facts = {"answered": let.mean(), "let": int(let.sum()), "wrong": int((let & ~right).sum())}
    return {"cnn": _sure(right), "neighbour": _sure(neighbour), **facts}


def _sure(right: NDArray[np.bool_]) -> tuple[float, float, float]:
    one = wilson(int(right.sum()), len(right))
    return one.value, one.low, one.high


def needed(arrays: Mapping[str, Any]) -> dict[str, Any]:
    """Return those arrays of a measurement that `sweep` needs."""
    return {name: value for name, value in arrays.items() if name in _NEEDED or name.startswith("weights_")}


_NEEDED = ("test_X", "test_y", "train_X", "train_y", "usual")
