"""A training that only counts, for tests of the queue: its pace, its failures and its memory are chosen by the experiment."""

import os
import time
from dataclasses import dataclass, replace
from pathlib import Path

from core.jobs.work import Work
from core.messages import N_, UserError
from core.training.device import Device
from core.training.state import Progress

BALLAST = []  # what the worker never frees


@dataclass(frozen=True)
class Counting:
    """Stand for an experiment. `log` is a file to which each slice adds a line; none ends before the file `held` is there."""

    key: str
    epochs: int = 100
    pace: float = 0.001
    fails: str = ""
    leak_mb: int = 0
    log: str = ""
    held: str = ""


@dataclass(frozen=True)
class CountingState:
    experiment: Counting
    dataset: object = None
    epoch: int = 0

    @property
    def finished(self):
        return self.epoch >= self.experiment.epochs


@dataclass(frozen=True)
class CountingRun:
    key: str
    history: dict
    stopped: bool
    dataset: object
    surface: object = None


def loss(epoch):
    """Return what the history of epoch `epoch`, from 0, must be."""
    return 1.0 / (1 + epoch)


def begin(experiment, dataset):
    if experiment.fails == "politely":
        raise UserError(N_("Expected {what}."), what="better rows")
    if experiment.fails == "badly":
        raise ZeroDivisionError("by nothing")
    if experiment.fails == "fatally":
        os._exit(1)
    return CountingState(experiment, dataset)


def advance(state, epochs):
    e = state.experiment
    done = min(epochs, e.epochs - state.epoch)
    time.sleep(e.pace * done)
    while e.held and not Path(e.held).exists():
        time.sleep(0.01)
    if e.leak_mb:
        BALLAST.append(bytes([1]) * e.leak_mb * 10**6)
    if e.log:
        with Path(e.log).open("a") as file:
            file.write(f"{e.key} {state.epoch} {done}\n")
    new = {"loss": tuple(loss(state.epoch + i) for i in range(done))}
    after = replace(state, epoch=state.epoch + done)
    return after, Progress(after.epoch, new, e.pace * done)


def finish(state, stopped):
    history = {"loss": tuple(loss(i) for i in range(state.epoch))}
    return CountingRun(state.experiment.key, history, stopped, state.dataset)


def warm_up():
    return Device("CPU", "counting", 1)


def broken_warm_up():
    raise ImportError("no such library")


def worker_pid():
    return os.getpid()


def product(a, b):
    return a * b


COUNTING = Work(begin, advance, finish, warm_up)
