"""Registry of the simple models, all by scikit-learn."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from core.datasets.dataset import Task
from core.evaluation.baselines import boosting
from core.evaluation.baselines.problem import Problem
from core.messages import N_, Message

CELLS_A_SECOND = 1e8  # measured, roughly


@dataclass(frozen=True)
class Baseline:
    """Describe a simple model: `labels` and `help` are marked with `N_`.

    Parameters
    ----------
    labels : mapping
        What a user calls it, for each task.
    help : str
    make : callable
        Returns a scikit-learn model for a problem.
    fit : callable
        `fit(model, problem)`.
    size : callable
        Says how large a fitted model is.
    seconds : callable
        Roughly how long it takes to fit a problem.
    """

    labels: Mapping[Task, str]
    help: str
    make: Callable[[Problem], Any]
    fit: Callable[[Any, Problem], None]
    size: Callable[[Any], Message]
    seconds: Callable[[Problem], float]


def _same_answer(problem: Problem) -> Any:
    from sklearn.dummy import DummyClassifier, DummyRegressor

    makes: Mapping[Task, Callable[[], Any]] = {
        "classification": lambda: DummyClassifier(strategy="most_frequent"),
        "regression": lambda: DummyRegressor(strategy="mean"),
    }
    return makes[problem.data.task]()


def _fit_same_answer(model: Any, problem: Problem) -> None:
    """Fit on nothing but the labels, as they were before any remedy: without weights, copies or wrong ones."""
    y = problem.rows.preprocessor.targets(problem.data)[problem.rows.split.train]
    model.fit(np.zeros((len(y), 1)), y)


def _weighted_sum(problem: Problem) -> Any:
    from sklearn.linear_model import LogisticRegression, Ridge
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    makes: Mapping[Task, Callable[[], Any]] = {
        "classification": lambda: LogisticRegression(max_iter=5000),
        "regression": lambda: Ridge(),
    }
    return make_pipeline(StandardScaler(), makes[problem.data.task]())


def _fit_weighted_sum(model: Any, problem: Problem) -> None:
    """Fit on columns of one scale, which the network may have been denied, in the numbers that the solver needs."""
    weight = {f"{model.steps[-1][0]}__sample_weight": problem.weight}
    model.fit(problem.rows.X_train.astype(np.float64), problem.rows.y_train, **weight)


def _weights(model: Any) -> Message:
    fitted = model[-1]
    return Message.of(N_("{count:,} weights"), count=int(np.size(fitted.coef_) + np.size(fitted.intercept_)))


BASELINES: Mapping[str, Baseline] = {
    "none": Baseline(
        {"classification": N_("Always the commonest class"), "regression": N_("Always the mean")},
        N_("The same answer for every row: no model at all."),
        _same_answer,
        _fit_same_answer,
        lambda model: Message(N_("1 answer")),
        lambda problem: 0.01,
    ),
    "linear": Baseline(
        {"classification": N_("Logistic regression"), "regression": N_("Linear regression")},
        N_(
            "Every column pulls the answer up or down by its own weight, and that is all: you can read the reasons off."
        ),
        _weighted_sum,
        _fit_weighted_sum,
        _weights,
        lambda problem: 0.02 + problem.questions * problem.cells / CELLS_A_SECOND,
    ),
    "boosting": Baseline(
        {"classification": N_("Gradient boosting"), "regression": N_("Gradient boosting")},
        N_("Many small decision trees, each correcting those before it: often the best there is for tables."),
        boosting.make,
        boosting.fit,
        boosting.size,
        boosting.seconds,
    ),
}
