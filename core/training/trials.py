"""Trainings whose scores are wanted and not their networks: many seeds, many settings, parts of the rows."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.datasets import Dataset
from core.datasets.preparation import Prepared, prepare
from core.evaluation.drawn import BY_TASK, scores_once
from core.evaluation.headlines import main_score
from core.experiment import Experiment
from core.training.device import warm_up
from core.training.state import State


@dataclass(frozen=True, eq=False)
class Graded:
    """Hold what one seed of a training is worth.

    Parameters
    ----------
    seed : int
    val_score : float
        The main score on the validation rows; nan where it is undefined, or the training blew up.
    scores : mapping
        Name -> float on the test rows, nan likewise.
    y_prob : array (n_test, k)
        Predictions on the test rows, as `Run.predict` gives them.
    epochs : int
        That it trained.
    val_loss : float
        The lowest.
    """

    seed: int
    val_score: float
    scores: Mapping[str, float]
    y_prob: NDArray[np.float32]
    epochs: int
    val_loss: float


@dataclass(frozen=True)
class Pace:
    """Say how far a training is: epochs done, seconds it took so far, and whether it is at its end."""

    epoch: int
    seconds: float
    finished: bool


def pace(state: State) -> Pace:
    """Return how far a training is."""
    return Pace(state.epoch, state.seconds, state.finished)


def start(experiment: Experiment, dataset: Dataset | None, seeds: Sequence[int]) -> State:
    """Begin a training of some seeds together and do its first epoch, which compiles it."""
    warm_up()
    from core.training.slices import begin

    return onward(begin(experiment, dataset, seeds), 1)


def onward(state: State, epochs: int) -> State:
    """Train on for at most `epochs` epochs."""
    warm_up()
    from core.training.slices import advance

    return advance(state, epochs)[0]


def graded(state: State) -> tuple[Graded, ...]:
    """Grade every member of a training on its validation and test rows."""
    warm_up()
    from core.training.program import program
    from core.training.rows import data_of, shape_of

    data = data_of(state.experiment, state.dataset)
    prepared = prepare(state.experiment, data)
    made = program(state.experiment, shape_of(data, prepared.X_train.shape[1]), len(state.seeds))
    outputs = [made.all_outputs(state.best or state.learned, X) for X in (prepared.X_val, prepared.X_test)]
    return tuple(_grade(state, member, data, prepared, *outputs) for member in range(len(state.seeds)))


def _grade(
    state: State, member: int, data: Dataset, prepared: Prepared, val: NDArray[np.float32], test: NDArray[np.float32]
) -> Graded:
    from core.training.outcome import probabilities
    from core.training.slices import history

    val, test = (probabilities(side[member], state.experiment, data, prepared.preprocessor) for side in (val, test))
    rows, losses = prepared.split, history(state, data, member)["val_loss"]
    return Graded(
        state.seeds[member],
        main_score(data, rows.val, val) if np.isfinite(val).all() else math.nan,
        _scores(data, rows.test, test),
        test,
        len(losses),
        min(losses, key=lambda loss: (math.isnan(loss), loss)),
    )


def _scores(data: Dataset, rows: NDArray[np.int64], y_prob: NDArray[np.float32]) -> dict[str, float]:
    """Return the scores of a member on its test rows; one whose training blew up has none."""
    if not np.isfinite(y_prob).all():
        return dict.fromkeys(BY_TASK[data.task], math.nan)
    return scores_once(data.task, data.y[rows], y_prob)
