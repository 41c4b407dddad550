"""A training in slices: begin, advance by some epochs as often as needed, finish. Slices joined equal the whole."""

import time
from collections.abc import Sequence
from dataclasses import replace
from threading import Event
from typing import Any

import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from core.by_hand import at_epoch
from core.datasets import Dataset
from core.datasets.preparation import prepare
from core.experiment import Experiment
from core.ingredients.schedules import SCHEDULES
from core.training.by_hand import check_numbers, with_numbers
from core.training.program import Program, program
from core.training.recording import Film, Frame
from core.training.rows import Rows, data_of, rows_of, shape_of, shuffled
from core.training.state import Learned, OnEpoch, Progress, State
from core.training.surface import surface_of

HISTORY = ("loss", "accuracy", "val_loss", "val_accuracy")
SHOWN_BYTES = 200_000  # of a network that is small enough to be looked at while it learns


def begin(experiment: Experiment, dataset: Dataset | None = None, seeds: Sequence[int] | None = None) -> State:
    """Return the state before the first epoch, of one training or of one for each of `seeds`."""
    data = data_of(experiment, dataset)
    prepared = prepare(experiment, data)
    seeds = tuple(seeds) if seeds is not None else (experiment.seed,)
    shape = shape_of(data, prepared.X_train.shape[1])
    made = program(experiment, shape, len(seeds))
    check_numbers(experiment, shape)
    drawn = made.begin([replace(experiment, seed=s) for s in seeds])
    learned = replace(drawn, theta=with_numbers(drawn.theta, experiment, shape, 0))
    film = Film().add(frame_of(learned, 0)) if len(seeds) == 1 else Film()
    return State(experiment, seeds, dataset, learned, np.zeros((4, 0, len(seeds)), np.float32), film=film)


def advance(
    state: State, epochs: int, on_epoch: OnEpoch | None = None, stop: Event | None = None
) -> tuple[State, Progress]:
    """Train on for at most `epochs` epochs; return the new state and what happened."""
    began, first = time.perf_counter(), state.epoch
    data = data_of(state.experiment, state.dataset)
    prepared = prepare(state.experiment, data)
    made = program(state.experiment, shape_of(data, prepared.X_train.shape[1]), len(state.seeds))
    with made.lock:
        extra, arrays = made.load(state.learned), _tensors(rows_of(state.experiment, data))
        for _ in range(epochs):
            if state.finished or (stop is not None and stop.is_set()):
                break
            _set_by_hand(made, state)
            orders = _orders(state, len(prepared.X_train))
            xla = made.pays_xla(state.experiment.epochs, orders)
            extra, logs = made.epoch(extra, _rate(state), arrays, orders, xla)
            state = replace(state, logs=np.concatenate([state.logs, logs.numpy()[:, None]], axis=1))
            state = _filmed(_keep_best(state, made, extra), made, extra)
            if on_epoch is not None:
                on_epoch(state.epoch - 1, {n: v[-1] for n, v in history(state, data, 0).items()})
        state = replace(state, learned=made.unload(extra))
        plane = surface_of(made, state.learned, data, prepared, state.experiment)
    seconds = time.perf_counter() - began
    new = {name: values[first:] for name, values in history(state, data, 0).items()}
    return replace(state, seconds=state.seconds + seconds), Progress(state.epoch, new, seconds, plane, _shown(state))


def history(state: State, data: Dataset, member: int) -> dict[str, tuple[float, ...]]:
    """Return a member's history so far: name -> one float an epoch."""
    shown = {n: i for i, n in enumerate(HISTORY) if data.task == "classification" or "accuracy" not in n}
    end = state.lengths[member] if state.epoch else 0
    return {name: tuple(map(float, state.logs[i, :end, member])) for name, i in shown.items()}


def frame_of(learned: Learned, epoch: int) -> Frame:
    """Return the first member's network as a frame."""
    return Frame(epoch, learned.theta[0], tuple(part[0] for part in learned.extra))


def _filmed(state: State, made: Program, extra: tuple[Any, ...]) -> State:
    if len(state.seeds) > 1 or not state.film.frames or not state.film.due(state.epoch):
        return state
    frame = Frame(state.epoch, made.theta.numpy()[0], tuple(part[0].numpy() for part in extra))
    return replace(state, film=state.film.add(frame))


def _shown(state: State) -> Frame | None:
    small = state.learned.theta.nbytes <= SHOWN_BYTES
    return frame_of(state.learned, state.epoch) if small and len(state.seeds) == 1 else None


def _set_by_hand(made: Program, state: State) -> None:
    if state.epoch and at_epoch(state.experiment.by_hand, state.epoch):  # before the first epoch `begin` does
        made.theta.assign(with_numbers(made.theta.numpy(), state.experiment, made.shape, state.epoch))


def _rate(state: State) -> float:
    e = state.experiment
    return e.learning_rate * SCHEDULES[e.schedule].factor(state.epoch, e.epochs)


def _orders(state: State, rows: int) -> tuple[Any, ...]:
    """Return row numbers (steps, batch, members) of an epoch, -1 where the last batch has none.

    Batch normalisation looks at every row of a batch, so there the last one comes apart, in its own size.
    """
    batch = min(state.experiment.batch_size, rows)
    drawn = np.column_stack([shuffled(seed, state.epoch, rows) for seed in state.seeds]).astype(np.int32)
    if state.experiment.batch_norm:
        cut = rows // batch * batch
        parts = [drawn[:cut].reshape(-1, batch, drawn.shape[1]), drawn[cut:][np.newaxis]]
    else:
        gap = np.full((-rows % batch, drawn.shape[1]), -1, np.int32)
        parts = [np.concatenate([drawn, gap]).reshape(-1, batch, drawn.shape[1])]
    return tuple(tf.constant(part) for part in parts if part.size)


def _tensors(rows: Rows) -> tuple[Any, ...]:
    return tuple(map(tf.constant, (rows.X_train, rows.y_train, rows.weight, rows.X_val, rows.y_val)))


def _keep_best(state: State, made: Program, extra: tuple[Any, ...]) -> State:
    """Remember the weights of members whose last epoch is their best, where the experiment stops early."""
    if not state.experiment.patience:
        return state
    better = (state.best_epochs == state.epoch - 1) & (state.lengths == state.epoch)
    if not better.any():
        return state
    now = made.unload(extra)
    old = state.best or now

    def mixed(new: NDArray[Any], kept: NDArray[Any]) -> NDArray[Any]:
        return np.where(better.reshape(-1, *[1] * (new.ndim - 1)), new, kept)

    after = tuple(mixed(n, k) for n, k in zip(now.extra, old.extra, strict=True))
    return replace(state, best=Learned(mixed(now.theta, old.theta), now.slots, after))
