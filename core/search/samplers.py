"""Registry of ways to choose the next settings to try."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.messages import N_
from core.search.library import library
from core.search.ranges import Range

if TYPE_CHECKING:
    from optuna.samplers import BaseSampler

RANDOM_FIRST = 10  # settings that are drawn at random before a search can learn from them


@dataclass(frozen=True)
class Sampler:
    """Describe a way to choose.

    Parameters
    ----------
    label, help : str
        Marked with `N_`.
    make : callable
        `make(space, seed) -> optuna sampler`.
    tries_all : bool
        Whether it tries every combination, each to its end, and is over then.
    """

    label: str
    help: str
    make: Callable[[Sequence[Range], int], "BaseSampler"]
    tries_all: bool = False


def _tpe(space: Sequence[Range], seed: int) -> "BaseSampler":
    made: BaseSampler = library().samplers.TPESampler(seed=seed, n_startup_trials=RANDOM_FIRST)
    return made


def _random(space: Sequence[Range], seed: int) -> "BaseSampler":
    made: BaseSampler = library().samplers.RandomSampler(seed=seed)
    return made


def _grid(space: Sequence[Range], seed: int) -> "BaseSampler":
    """Return a sampler whose order is always the same: it must know its place in it after a restart."""

    class Grid(library().samplers.GridSampler):  # type: ignore[misc]
        """Optuna's own ends a loop of Optuna's when all is tried; here there is no such loop."""

        def after_trial(self, *_: object) -> None:
            """Do nothing."""

    return Grid({each.name: each.grid() for each in space}, seed=0)


SAMPLERS: Mapping[str, Sampler] = {
    "tpe": Sampler(
        N_("Learning (Bayesian)"),
        N_("The first ten combinations are drawn at random; after that it looks near those that did well."),
        _tpe,
    ),
    "random": Sampler(
        N_("Random"),
        N_("Draws settings at random. Hard to beat when only one or two of them matter."),
        _random,
    ),
    "grid": Sampler(
        N_("Every combination (grid)"),
        N_("Tries each value with each other value: thorough, and soon very many."),
        _grid,
        tries_all=True,
    ),
}
