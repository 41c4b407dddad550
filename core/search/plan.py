"""What a search is: the settings in hand, where to look around them, how, and how often."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import prod
from typing import Any, Self

from core.datasets.dataset import Dataset
from core.experiment import SETTINGS, Experiment
from core.messages import N_, Message, UserError
from core.search.ranges import Range, range_from_plain
from core.search.samplers import SAMPLERS
from core.search.space import searchable, usual_range, usual_space

MOST_TRIALS = 300
MOST_COMBINATIONS = 1000
MOST_FOLDS = 10


class PlanError(UserError):
    """Report a search that can't be made."""


@dataclass(frozen=True)
class Plan:
    """Say everything that decides a search, so that equal plans give equal results.

    Parameters
    ----------
    experiment : Experiment
        The settings in hand: the first that are tried, and what the others differ from.
    space : sequence of Range
        One for each setting that is looked for; they are widened to have the settings in hand in them.
    sampler : str
        In `SAMPLERS`.
    n_trials : int
        Settings to try, those in hand among them; a grid has its own number.
    folds : int
        Parts of the cross-validation.

    Examples
    --------
    >>> Plan(Experiment(dataset="iris"), (Span("learning_rate", 1e-4, 1e-1),), "random", n_trials=10).total
    10
    """

    experiment: Experiment
    space: tuple[Range, ...]
    sampler: str = "tpe"
    n_trials: int = 30
    folds: int = 5

    def __post_init__(self) -> None:
        base = replace(self.experiment, folds=0, fold=0)
        order = list(SETTINGS)
        ranges = sorted(self.space, key=lambda each: order.index(each.name))
        ranges = [each.including(getattr(base, each.name)) for each in ranges]
        object.__setattr__(self, "experiment", base)
        object.__setattr__(self, "space", tuple(ranges))
        self._check()

    def _check(self) -> None:
        names = [each.name for each in self.space]
        if not names or len(set(names)) < len(names):
            raise PlanError(N_("Settings to vary: expected at least one, each of them once."))
        if self.sampler not in SAMPLERS:
            raise PlanError(
                N_("Method: expected one of {known}, received {received}."),
                known=", ".join(SAMPLERS),
                received=repr(self.sampler)[:60],
            )
        if self.tries_all and self.combinations > MOST_COMBINATIONS:
            raise PlanError(
                N_(
                    "There are {received:,} combinations: expected at most {most:,}. Choose fewer settings or fewer values."
                ),
                most=MOST_COMBINATIONS,
                received=self.combinations,
            )
        _check_count(N_("Combinations to try"), self.n_trials, 2, MOST_TRIALS)
        _check_count(N_("Folds"), self.folds, 2, MOST_FOLDS)

    @classmethod
    def usual(cls, experiment: Experiment, data: Dataset) -> Self:
        """Return a plan for somebody who has no wishes."""
        return cls(experiment, usual_space(experiment, data))

    def about(self, experiment: Experiment, data: Dataset) -> "Plan":
        """Return the same plan for other settings in hand.

        What can't be searched for them is left out; other data or another model has ranges of its own.
        """
        names = [each.name for each in self.space if each.name in searchable(experiment, data)]
        if (experiment.dataset, experiment.model) != (self.experiment.dataset, self.experiment.model):
            space = tuple(usual_range(name, experiment, data) for name in names)
        else:
            space = tuple(each for each in self.space if each.name in names)
        return replace(self, experiment=experiment, space=space or usual_space(experiment, data))

    def of(self, names: Sequence[str], data: Dataset) -> "Plan":
        """Return the plan for other settings to look for; ranges that are there already stay."""
        there = {each.name: each for each in self.space}
        found = tuple(there.get(name) or usual_range(name, self.experiment, data) for name in names)
        return replace(self, space=found)

    def changed(self, **values: Any) -> "Plan":
        """Return the plan with another sampler, number of trials or of folds."""
        return replace(self, **values)

    def within(self, changed: Range) -> "Plan":
        """Return the plan with another range for one of its settings."""
        return replace(self, space=tuple(changed if each.name == changed.name else each for each in self.space))

    @property
    def tries_all(self) -> bool:
        """Whether every combination is tried."""
        return SAMPLERS[self.sampler].tries_all

    @property
    def combinations(self) -> int:
        """Combinations that a grid has."""
        return prod(len(each.grid()) for each in self.space)

    @property
    def total(self) -> int:
        """Settings that are tried in all, those in hand among them."""
        return self.combinations + 1 if self.tries_all else self.n_trials

    @property
    def key(self) -> str:
        """Text that is equal for equal searches; more trials are the same search, gone on with."""
        facts = {name: part for name, part in self.plain().items() if name != "n_trials"}
        text = json.dumps([self.experiment.key, facts], sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:24]

    @property
    def trainings(self) -> int:
        """Trainings that it takes at most."""
        return self.total * self.folds

    def with_values(self, values: Mapping[str, Any]) -> Experiment:
        """Return the experiment of some settings that were tried."""
        return replace(self.experiment, **values)

    def base_values(self) -> dict[str, Any]:
        """Return the settings in hand, as far as they are looked for."""
        return {each.name: getattr(self.experiment, each.name) for each in self.space}

    def plain(self) -> dict[str, Any]:
        """Return the plan as what JSON can hold; `from_plain` reads it back."""
        return {
            "experiment": self.experiment.to_params(),
            "space": [each.plain() for each in self.space],
            "sampler": self.sampler,
            "n_trials": self.n_trials,
            "folds": self.folds,
        }

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Self:
        """Read a plan from what `plain` gave."""
        space = tuple(map(range_from_plain, plain["space"]))
        experiment = Experiment.from_params(plain["experiment"])
        return cls(experiment, space, plain["sampler"], plain["n_trials"], plain["folds"])


def _check_count(name: str, received: int, least: int, most: int) -> None:
    if isinstance(received, bool) or not isinstance(received, int) or not least <= received <= most:
        raise PlanError(
            N_("{setting}: expected a whole number from {least} to {most}, received {received}."),
            setting=Message(name),
            least=least,
            most=most,
            received=repr(received)[:60],
        )
