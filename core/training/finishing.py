"""From the last state of a training to its runs."""

from dataclasses import replace
from functools import partial

import keras
import numpy as np
from numpy.typing import NDArray

from core.datasets.dataset import Dataset
from core.datasets.preparation import Prepared, prepare
from core.evaluation import score_run
from core.experiment import Experiment
from core.models import MODELS
from core.models.network import Network
from core.models.shape import Shape
from core.training.device import warm_up
from core.training.outcome import probabilities
from core.training.program import Program, program
from core.training.rows import data_of, shape_of
from core.training.run import Run
from core.training.slices import frame_of, history
from core.training.state import Learned, State
from core.training.surface import surface_of
from core.versions import versions


def finish(state: State, stopped: bool = False) -> Run:
    """Return the run of a training of one seed; `stopped` says that a person ended it early."""
    return finish_all(state, stopped)[0]


def finish_all(state: State, stopped: bool = False) -> list[Run]:
    """Return one run for each seed of a training."""
    data = data_of(state.experiment, state.dataset)
    prepared = prepare(state.experiment, data)
    made = program(state.experiment, shape_of(data, prepared.X_train.shape[1]), len(state.seeds))
    return [_run(state, member, made, data, prepared, stopped) for member in range(len(state.seeds))]


def member_of(learned: Learned, number: int) -> Learned:
    """Return one member's weights and other variables, its slots left out."""
    return Learned(learned.theta[number : number + 1], (), tuple(v[number : number + 1] for v in learned.extra))


def _run(state: State, member: int, made: Program, data: Dataset, prepared: Prepared, stopped: bool) -> Run:
    e = replace(state.experiment, seed=state.seeds[member])
    learned = member_of(state.best or state.learned, member)
    theta, extra = learned.theta[0], tuple(v[0] for v in learned.extra)
    y_prob, val_prob = (
        probabilities(made.outputs(theta, extra, x), e, data, prepared.preprocessor)
        for x in (prepared.X_test, prepared.X_val)
    )
    best = int(state.best_epochs[member]) if state.best and state.epoch else max(0, state.epoch - 1)
    return Run(
        experiment=e,
        key=e.key,
        data=data,
        split=prepared.split,
        preprocessor=prepared.preprocessor,
        history=history(state, data, member),
        scores=score_run(data.task, data.y[prepared.split.test], y_prob),
        y_prob=y_prob,
        val_prob=val_prob,
        network=Network(partial(_model, e, made.shape, theta, extra)),
        versions=versions(),
        seconds=state.seconds,
        device=warm_up().kind,
        stopped=stopped,
        best_epoch=best,
        surface=surface_of(made, learned, data, prepared, e),
        recording=state.film.ended(frame_of(state.learned, state.epoch), frame_of(learned, best + 1)),
    )


def _model(
    experiment: Experiment, shape: Shape, theta: NDArray[np.float32], extra: tuple[NDArray[np.float32], ...]
) -> keras.Model:
    """Build the Keras model and put trained weights in: theta (p,) in the order of its trainable variables."""
    model = MODELS[experiment.model].build(experiment, shape)
    start = 0
    for variable in model.trainable_variables:
        size = int(np.prod(variable.shape))
        variable.assign(theta[start : start + size].reshape(variable.shape))
        start += size
    for variable, value in zip(model.non_trainable_variables, extra, strict=True):
        variable.assign(value)
    return model
