"""What a search has found so far: every setting that was tried, with its scores."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.experiment import Experiment
from core.messages import Message
from core.search.plan import Plan

State = Literal["done", "given up", "failed"]


@dataclass(frozen=True)
class Fold:
    """Hold what one part of a cross-validation gave.

    Parameters
    ----------
    score : float
        The main score on the part that validated.
    test : float
        The same model's on the test rows, which no choice may look at.
    first, second : tuple of float
        Its scores on the two halves of each halving of the test rows.
    seconds : float
    """

    score: float
    test: float
    first: tuple[float, ...] = ()
    second: tuple[float, ...] = ()
    seconds: float = 0.0


@dataclass(frozen=True, eq=False)
class Trial:
    """Hold one combination of settings that was tried.

    Parameters
    ----------
    number : int
        From 1, which are the settings in hand.
    values : mapping
        Setting -> value.
    state : str
        done, given up (after some folds, since others did better) or failed.
    problem : Message, optional
        Why it failed.
    """

    number: int
    values: Mapping[str, Any]
    state: State
    folds: tuple[Fold, ...] = ()
    problem: Message | None = None

    @property
    def scores(self) -> NDArray[np.float64]:
        """The main score of each fold (k,)."""
        return np.array([fold.score for fold in self.folds], np.float64)

    @property
    def score(self) -> float:
        """The mean over the folds; nan without any."""
        return float(self.scores.mean()) if self.folds and self.state != "failed" else math.nan

    @property
    def error(self) -> float:
        """The standard error of the mean over the folds."""
        enough = len(self.folds) > 1 and self.state != "failed"
        return float(self.scores.std(ddof=1) / math.sqrt(len(self.folds))) if enough else math.nan

    @property
    def seconds(self) -> float:
        """How long it took."""
        return sum(fold.seconds for fold in self.folds)


@dataclass(frozen=True, eq=False)
class Results:
    """Hold a search as far as it has come, in the order in which settings were tried."""

    plan: Plan
    trials: tuple[Trial, ...] = field(default=())

    @property
    def done(self) -> tuple[Trial, ...]:
        """Those that went through all their folds."""
        return tuple(trial for trial in self.trials if trial.state == "done")

    @property
    def is_complete(self) -> bool:
        """Whether all that was planned has been tried."""
        return len(self.trials) >= self.plan.total

    @property
    def best(self) -> Trial | None:
        """The one with the highest mean score; the earliest of equals."""
        return max(self.done, key=lambda trial: trial.score, default=None)

    @property
    def base(self) -> Trial | None:
        """The settings in hand, when they could be trained."""
        return next((trial for trial in self.done if trial.number == 1), None)

    @property
    def best_experiment(self) -> Experiment | None:
        """The experiment of the best settings."""
        return None if self.best is None else self.plan.with_values(self.best.values)

    @property
    def frame(self) -> pd.DataFrame:
        """A row for each trial: number, a column for each setting, score, error, folds, seconds, state."""
        names = [each.name for each in self.plan.space]
        rows = [
            {"number": trial.number}
            | {name: trial.values[name] for name in names}
            | {"score": trial.score, "error": trial.error, "folds": tuple(trial.scores)}
            | {"seconds": trial.seconds, "state": trial.state}
            for trial in self.trials
        ]
        return pd.DataFrame(rows, columns=["number", *names, "score", "error", "folds", "seconds", "state"])
