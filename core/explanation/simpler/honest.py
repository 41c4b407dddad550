"""Models that can be read, fitted on the same rows in the network's place: a weighted sum and a small tree, with their own scores."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.datasets.dataset import Task
from core.evaluation.baselines.beside import Beside, graded
from core.evaluation.baselines.problem import Problem
from core.evaluation.baselines.registry import BASELINES, CELLS_A_SECOND, Baseline
from core.explanation.simpler.tree import Tree, least_leaf, plain
from core.messages import N_, Message

Values = NDArray[np.float64]

DEPTH = 4  # questions in a row: sixteen rules at most
CHOICES = (2, 3, DEPTH)  # among which the validation rows choose


@dataclass(frozen=True, eq=False)
class Weights:
    """Hold a weighted sum over a model's inputs, in the data's own units.

    Parameters
    ----------
    each : array (p, k)
        What one unit of an input adds: to the log-odds of the second of two classes, to the score of each of k classes, or to the
        number.
    spread, mean : array (p,)
        Of the input in the training rows.
    """

    each: Values
    spread: Values
    mean: Values


@dataclass(frozen=True, eq=False)
class Honest:
    """Hold a model that can be read: its score, and what there is to read."""

    beside: Beside
    readable: Weights | Tree | None


def honest(name: str, problem: Problem) -> Honest:
    """Fit a model that can be read, and grade it; what a worker is asked for."""
    beside, model = graded(name, HONEST[name], problem)
    return Honest(beside, _READ[name](model, problem))


def _tree(problem: Problem) -> Any:
    from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

    makes: Mapping[Task, Callable[..., Any]] = {
        "classification": DecisionTreeClassifier,
        "regression": DecisionTreeRegressor,
    }
    leaf = least_leaf(len(problem.rows.X_train))
    return makes[problem.data.task](max_depth=DEPTH, min_samples_leaf=leaf, random_state=0)


def _fit_tree(model: Any, problem: Problem) -> None:
    """Fit with the depth that is best on the validation rows."""
    from sklearn.base import clone

    rows, scores = problem.rows, {}
    for depth in CHOICES:
        tried = clone(model).set_params(max_depth=depth).fit(rows.X_train, rows.y_train, problem.weight)
        scores[depth] = tried.score(rows.X_val, rows.y_val) if len(rows.y_val) > 1 else 0.0
    model.set_params(max_depth=max(scores, key=lambda depth: (scores[depth], -depth)))
    model.fit(rows.X_train, rows.y_train, problem.weight)


def _leaves(model: Any) -> Message:
    return Message.of(N_("{count:,} rules"), count=int(model.get_n_leaves()))


HONEST: Mapping[str, Baseline] = {
    "none": BASELINES["none"],
    "linear": BASELINES["linear"],
    "tree": Baseline(
        {"classification": N_("Decision tree"), "regression": N_("Decision tree")},
        N_("A few questions in a row, each with the answers yes and no: the rule that decides can be read off."),
        _tree,
        _fit_tree,
        _leaves,
        lambda problem: 0.02 + 4 * problem.cells / CELLS_A_SECOND,
    ),
}


def weights_of(model: Any, problem: Problem) -> Weights:
    """Return the weights of a fitted weighted sum, in the data's own units."""
    scaler, fitted = model[0], model[-1]
    prepared = problem.rows.preprocessor
    coefficients = np.atleast_2d(np.asarray(fitted.coef_, np.float64)).T
    spread = scaler.scale_ * prepared.scale
    target = prepared.target[1] if problem.data.task == "regression" else 1.0
    mean = scaler.mean_ * prepared.scale + prepared.mean
    each = _of_all_classes(coefficients * target, fitted, problem) / spread[:, None]
    return Weights(each, spread, mean)


def _of_all_classes(coefficients: Values, model: Any, problem: Problem) -> Values:
    """Return coefficients (p, k) with zeros for classes that no training row has; of two classes there is one column."""
    classes = len(problem.data.class_names)
    if classes <= 2 or coefficients.shape[1] == classes:
        return coefficients
    known = np.asarray(model.classes_)
    if coefficients.shape[1] == 1:  # two of the classes have rows
        coefficients = np.column_stack([-coefficients, coefficients])
    full = np.zeros((len(coefficients), classes))
    full[:, known] = coefficients
    return full


def tree_of(model: Any, problem: Problem) -> Tree:
    """Return a fitted tree as plain numbers: chances (m, classes) at each node, or numbers (m, 1) in their own unit."""
    value = model.tree_.value
    if problem.data.task == "regression":
        mean, scale = problem.rows.preprocessor.target
        return plain(model, value[:, :, 0] * scale + mean)
    chances = np.zeros((len(value), len(problem.data.class_names)))
    chances[:, model.classes_] = value[:, 0] / value[:, 0].sum(axis=1, keepdims=True)
    return plain(model, chances)


_READ: Mapping[str, Callable[[Any, Problem], Weights | Tree | None]] = {
    "none": lambda model, problem: None,
    "linear": weights_of,
    "tree": tree_of,
}
