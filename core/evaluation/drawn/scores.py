"""The scores of a run by name, on draws of its rows."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.datasets.dataset import Task
from core.evaluation.drawn.chances import CHANCES
from core.evaluation.drawn.choices import CHOICES
from core.evaluation.drawn.draws import Draws
from core.evaluation.drawn.numbers import NUMBERS
from core.evaluation.drawn.tables import Floats, Tables
from core.evaluation.inputs import check_lengths, read_labels, read_numbers, read_probabilities


def _of_choices(score: Callable[[Tables], Floats]) -> Callable[[Draws], Floats]:
    return lambda draws: score(draws.chosen)


BY_TASK: Mapping[Task, Mapping[str, Callable[[Draws], Floats]]] = {
    "classification": {**{name: _of_choices(score) for name, score in CHOICES.items()}, **CHANCES},
    "regression": NUMBERS,
}


def scores_on_draws(name: str, task: Task, truth: ArrayLike, predicted: ArrayLike, counts: NDArray[Any]) -> Floats:
    """Return a score of predictions (n, k) on each draw (r, n) of their rows: (r,), nan where it is undefined."""
    return BY_TASK[task][name](_draws(task, truth, predicted, counts))


def scores_once(task: Task, truth: ArrayLike, predicted: ArrayLike) -> dict[str, float]:
    """Return what `score_run` returns, many times as fast for few rows.

    Raises
    ------
    ScoreError
        When truth and predictions don't fit each other.
    """
    draws = _draws(task, truth, predicted, np.ones((1, np.size(truth))))
    return {name: float(score(draws)[0]) for name, score in BY_TASK[task].items()}


def _draws(task: Task, truth: ArrayLike, predicted: ArrayLike, counts: NDArray[Any]) -> Draws:
    said = _SAID[task](predicted)
    known: NDArray[Any] = read_numbers(truth) if task == "regression" else read_labels(truth, said.shape[1])
    check_lengths(known, said)
    return Draws(known, said, counts)


def _numbers(predicted: ArrayLike) -> Floats:
    said = read_numbers(predicted)
    return said[:, None] if said.ndim == 1 else said


_SAID: Mapping[Task, Callable[[ArrayLike], Floats]] = {
    "classification": read_probabilities,
    "regression": _numbers,
}
