"""How the world drifts away from the rows that a model learned from: what changes, how far, and from when on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.messages import N_
from core.settings import Choice, Real, Setting, Whole, setting

BATCHES = 30
RAMP = 8  # batches that it takes to reach its full strength: customers change slowly
FULL_SDS = 3.0  # standard deviations of the column that a full shift moves it by
FULL_FACTOR = 3.0  # that a full scaling adds to one

Rows = NDArray[np.float32]
Labels = NDArray[Any]


@dataclass(frozen=True, eq=False)
class World:
    """Hold rows that come in: X (n, d) in the data's own units, y (n,) codes of classes or numbers.

    Parameters
    ----------
    spread : array (d,)
        Standard deviations of the columns, in the training rows.
    categories : tuple of int
        How many each column has; 0 for a number.
    classes : int
        0 for numbers.
    """

    X: Rows
    y: Labels
    spread: NDArray[np.float64]
    categories: tuple[int, ...]
    classes: int


@dataclass(frozen=True)
class Kind:
    """Describe a way to drift; `move(world, column, amount, generator)` returns a drifted world, `amount` from 0 to 1."""

    label: str
    help: str
    move: Callable[[World, int, float, np.random.Generator], World]


def _shift(world: World, column: int, amount: float, rng: np.random.Generator) -> World:
    X = world.X.copy()
    X[:, column] += amount * FULL_SDS * world.spread[column]
    return replace(world, X=X)


def _scale(world: World, column: int, amount: float, rng: np.random.Generator) -> World:
    X = world.X.copy()
    X[:, column] *= 1 + amount * FULL_FACTOR
    return replace(world, X=X)


def _mix(world: World, column: int, amount: float, rng: np.random.Generator) -> World:
    """Let the rarest category that occurs become common: rows of it come instead of others, with their own outcomes."""
    codes = world.X[:, column]
    known = codes[~np.isnan(codes)].astype(int)
    if not len(known):
        return world
    counts = np.bincount(known, minlength=world.categories[column])
    rare = int(np.argmin(np.where(counts > 0, counts, len(codes) + 1)))
    chosen = np.arange(len(codes))
    instead = rng.random(len(codes)) < amount
    chosen[instead] = rng.choice(np.flatnonzero(codes == rare), instead.sum())
    return replace(world, X=world.X[chosen], y=world.y[chosen])


def _outcome(world: World, column: int, amount: float, rng: np.random.Generator) -> World:
    """Leave the columns as they are, and let other outcomes follow from them."""
    y = world.y.copy()
    if not world.classes:
        y = y + np.asarray(amount * FULL_SDS * y.std(), y.dtype)
        return replace(world, y=y)
    other = rng.random(len(y)) < amount / 2  # at half of all outcomes there is nothing left to know
    y[other] = (y[other] + 1) % world.classes
    return replace(world, y=y)


KINDS: Mapping[str, Kind] = {
    "shift": Kind(
        N_("The number moves"),
        N_("All values rise, at full strength by three standard deviations, e.g. prices after years of inflation."),
        _shift,
    ),
    "scale": Kind(
        N_("The unit changes"),
        N_("All values are multiplied, at full strength by four, e.g. another currency or a new sensor."),
        _scale,
    ),
    "mix": Kind(
        N_("Other customers come"),
        N_(
            "The rarest category becomes common, at full strength the only one, e.g. after a campaign in another country."
        ),
        _mix,
    ),
    "outcome": Kind(
        N_("Same customers, other outcomes"),
        N_("Columns stay as they are, but what follows from them changes, e.g. the law, a competitor, a recession."),
        _outcome,
    ),
}


def kinds_for(categories: int) -> tuple[str, ...]:
    """Return which ways a column can drift: one of categories has no unit, and a number no rarest category."""
    return ("mix", "outcome") if categories else ("shift", "scale", "outcome")


@dataclass(frozen=True)
class Drift:
    """Say how the world drifts."""

    column: int = setting(Whole(0, N_("Column that drifts"), N_("By its place in the data, from 0."), "drift"))
    kind: str = setting(
        Choice(
            "shift", N_("What changes"), N_("The column, who comes, or what follows from it."), "drift",
            options=lambda: {name: kind.label for name, kind in KINDS.items()},
        )
    )  # fmt: skip
    strength: float = setting(
        Real(
            0.7, N_("How strong"),
            N_("0 % changes nothing: then every alarm is a false one. It is reached over eight batches."), "drift",
            low=0, high=1,
        )
    )  # fmt: skip
    begins: int = setting(
        Whole(
            10, N_("Begins with batch"), N_("Of 30 batches, e.g. days; before it everything is as in training."),
            "drift", low=2, high=BATCHES,
        )
    )  # fmt: skip
    delay: int = setting(
        Whole(
            6, N_("Outcomes known after"),
            N_("So many batches later, e.g. a loan that goes bad takes months to do so; 0: at once."), "drift",
            low=0, high=BATCHES,
        )
    )  # fmt: skip
    size: int = setting(
        Whole(
            200, N_("Rows in a batch"), N_("Of few rows, the index is large even when nothing has changed."), "drift",
            low=20, high=1000,
        )
    )  # fmt: skip

    def __post_init__(self) -> None:
        for name, described in DRIFT_SETTINGS.items():
            object.__setattr__(self, name, described.check(getattr(self, name)))

    @property
    def text(self) -> str:
        """All of it as text, equal for equal drifts."""
        return "-".join(described.text(getattr(self, name)) for name, described in DRIFT_SETTINGS.items())

    def amount(self, batch: int) -> float:
        """Return how far it has come at a batch, from 1: 0 to its strength."""
        return self.strength * float(np.clip((batch - self.begins + 1) / RAMP, 0, 1))

    def applied(self, world: World, amount: float, rng: np.random.Generator) -> World:
        """Return a world that has drifted so far."""
        return KINDS[self.kind].move(world, self.column, amount, rng) if amount else world


DRIFT_SETTINGS: Mapping[str, Setting[Any]] = {
    name: field.metadata["setting"] for name, field in Drift.__dataclass_fields__.items()
}
