"""Gradient boosting, kept to a few seconds on any table: of large ones fewer trees, each of which counts more."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from core.datasets.dataset import Task
from core.evaluation.baselines.problem import Problem
from core.messages import N_, Message

BUDGET = 4.0  # seconds of one core that it may take, roughly
MOST_ROUNDS, LEAST_ROUNDS = 100, 10
STEPS = 10.0  # rounds times learning rate: scikit-learn's own 100 times 0.1
USUAL_RATE, LARGEST_RATE = 0.1, 0.3
ENOUGH_ROWS = 200  # for each question; with fewer, larger steps than usual end worse than they began
MOST_BINS, LEAST_BINS = 255, 16
# Measured: of a small tree, of what a large one looks at, and of what finding one bin of weighted rows does.
TREE_SECONDS, CELL_SECONDS, BIN_SECONDS = 0.0025, 1e-8, 2e-8


def make(problem: Problem) -> Any:
    """Return the model, not fitted yet."""
    from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor

    makes: Mapping[Task, Callable[..., Any]] = {
        "classification": HistGradientBoostingClassifier,
        "regression": HistGradientBoostingRegressor,
    }
    return makes[problem.data.task](
        max_iter=_rounds(problem),
        learning_rate=_rate(problem),
        max_bins=_bins(problem),
        early_stopping=True,
        random_state=0,
    )


def fit(model: Any, problem: Problem) -> None:
    """Fit until trees no longer help on the validation rows; wrong labels can leave a class with none to learn from."""
    rows = problem.rows
    known = np.isin(rows.y_val, rows.y_train) if problem.data.task == "classification" else slice(None)
    model.fit(rows.X_train, rows.y_train, problem.weight, X_val=rows.X_val[known], y_val=rows.y_val[known])


def size(model: Any) -> Message:
    """Say how many trees there are."""
    return Message.of(N_("{count:,} trees"), count=int(model.n_iter_ * model.n_trees_per_iteration_))


def seconds(problem: Problem) -> float:
    """Return roughly how long fitting takes."""
    binning = 0.0 if problem.weight is None else _bins(problem) * problem.cells * BIN_SECONDS
    return 0.1 + binning + _rounds(problem) * _round_seconds(problem)


def _rounds(problem: Problem) -> int:
    return int(np.clip(BUDGET / _round_seconds(problem), LEAST_ROUNDS, MOST_ROUNDS))


def _round_seconds(problem: Problem) -> float:
    return problem.questions * (TREE_SECONDS + problem.cells * CELL_SECONDS)


def _rate(problem: Problem) -> float:
    enough = len(problem.rows.X_train) >= ENOUGH_ROWS * problem.questions
    return min(LARGEST_RATE if enough else USUAL_RATE, STEPS / _rounds(problem))


def _bins(problem: Problem) -> int:
    """Return how finely columns are looked at; scikit-learn goes through all weighted rows once for every bin."""
    if problem.weight is None:
        return MOST_BINS
    return int(np.clip(BUDGET / 2 / (problem.cells * BIN_SECONDS), LEAST_BINS, MOST_BINS))
