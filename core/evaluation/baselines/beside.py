"""Simple models fitted on a network's own rows and graded on the same test rows."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.datasets.dataset import Dataset
from core.evaluation.baselines.problem import Problem, problem_of
from core.evaluation.baselines.registry import BASELINES, Baseline
from core.evaluation.headlines import main_name, replicates_of
from core.evaluation.resampling import interval
from core.evaluation.scores import score_run
from core.experiment import Experiment
from core.messages import Message


@dataclass(frozen=True, eq=False)
class Beside:
    """Hold what a simple model gave on the test rows of an experiment.

    Parameters
    ----------
    name : str
        In `BASELINES`.
    label : Message
    value, low, high : float
        Its main score, and the 95 % bootstrap interval over the test rows; nan where it is undefined.
    scores : mapping
        All its scores: name -> float.
    seconds : float
        That fitting kept one core busy.
    size : Message
        How large it is.
    y_prob : array (n_test, k)
        Its predictions, as `Run.y_prob` has them.
    test : array of int64 (n_test,)
        Row numbers of the test rows.
    """

    name: str
    label: Message
    value: float
    low: float
    high: float
    scores: Mapping[str, float]
    seconds: float
    size: Message
    y_prob: NDArray[np.float32]
    test: NDArray[np.int64]


def baselines_of(experiment: Experiment, dataset: Dataset | None = None) -> tuple[Beside, ...]:
    """Fit every simple model on the rows that an experiment's network learns from, and grade it on the same test rows.

    Parameters
    ----------
    experiment : Experiment
    dataset : Dataset, optional
        One from `read_csv`; otherwise the experiment's data is loaded by its name.

    Examples
    --------
    >>> [beside.name for beside in baselines_of(Experiment(dataset="iris"))]
    ['none', 'linear', 'boosting']
    """
    problem = problem_of(experiment, dataset)
    return tuple(beside(name, problem) for name in BASELINES)


def beside(name: str, problem: Problem) -> Beside:
    """Fit the simple model of a name, and grade it."""
    return graded(name, BASELINES[name], problem)[0]


def graded(name: str, baseline: Baseline, problem: Problem) -> tuple[Beside, Any]:
    """Fit a simple model and grade it; return its grades, and scikit-learn's model."""
    from threadpoolctl import threadpool_limits

    data, test = problem.data, problem.rows.split.test
    model = baseline.make(problem)
    # Threads that wait for each other on busy cores made boosting six times slower than one alone.
    with threadpool_limits(1):
        began = time.thread_time()
        baseline.fit(model, problem)
        seconds = time.thread_time() - began
        y_prob = _predictions(model, problem)
    scores = score_run(data.task, data.y[test], y_prob)
    low, high = interval(replicates_of(data, test, y_prob))
    label, size = Message(baseline.labels[data.task]), baseline.size(model)
    return Beside(name, label, scores[main_name(data)], low, high, scores, seconds, size, y_prob, test), model


def _predictions(model: Any, problem: Problem) -> NDArray[np.float32]:
    """Return probabilities (n, classes), 0 for a class without a training row, or numbers (n, 1) in their own unit."""
    X, data = problem.rows.X_test, problem.data
    if data.task == "regression":
        mean, scale = problem.rows.preprocessor.target
        return np.asarray(model.predict(X)[:, np.newaxis] * scale + mean, np.float32)
    prob = np.zeros((len(X), len(data.class_names)), np.float32)
    prob[:, model.classes_] = model.predict_proba(X)
    return prob


def brief_seconds(seconds: float) -> str:
    """Write a time with no more digits than anybody cares for."""
    return f"{max(seconds, 0.01):.2f}" if seconds < 1 else f"{seconds:,.1f}"


def written(value: float, digits: int) -> str:
    """Write a score with a true minus sign, and none before a zero."""
    return f"{round(value, digits) + 0.0:.{digits}f}".replace("-", "−")
