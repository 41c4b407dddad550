"""Measure ways of training on a worker, in short calls; what is compiled stays there until it is forgotten."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.lessons.speed.ways import EXPERIMENT, WAYS, Runner

CHECKED = 3  # epochs whose losses are compared
KEPT = 24  # runners; each keeps what it compiled
TICK = 1e-6  # seconds, too few to divide by
IDLE = 0.2  # seconds that the machine is watched while this worker rests
BUDGET = 0.2  # seconds of a measurement
MOST = 5  # epochs of a measurement

_kept: "OrderedDict[tuple[str, int], Runner]" = OrderedDict()


def ways_here() -> tuple[str, ...]:
    """Return the names of the ways that this machine can do."""
    from core.training.device import warm_up

    gpu = warm_up().kind == "GPU"
    return tuple(name for name, way in WAYS.items() if gpu or not way.needs_gpu)


def cold(name: str, batch: int) -> tuple[float, NDArray[np.float64]]:
    """Build a way's model and train its first epoch; return its seconds, compiling included, and the first losses."""
    from core.training.device import warm_up

    warm_up()
    began = time.perf_counter()
    runner = WAYS[name].make(replace(EXPERIMENT, batch_size=batch))
    losses = runner(1)
    seconds = time.perf_counter() - began
    _keep(name, batch, runner)
    return seconds, np.array(losses + runner(CHECKED - 1))


def warm(name: str, batch: int) -> float:
    """Return the seconds of an epoch of a way that is compiled, on average over as many as fit the budget."""
    runner = _kept.get((name, batch))
    if runner is None:  # begun on another worker, or pushed out
        cold(name, batch)
        runner = _kept[name, batch]
    began, epochs = time.perf_counter(), 0
    while epochs < MOST and (not epochs or time.perf_counter() - began < BUDGET):
        runner(1)
        epochs += 1
    return (time.perf_counter() - began) / epochs


def timed(function: Callable[..., Any], *args: Any) -> tuple[Any, float]:
    """Call a function and return its value with the seconds that it took on this worker, without waiting for others."""
    began = time.perf_counter()
    return function(*args), time.perf_counter() - began


def busy() -> float:
    """Return the share of all cores, 0 to 1, that work while this worker rests."""
    import psutil

    return float(psutil.cpu_percent(interval=IDLE)) / 100


def forget() -> None:
    """Let go of everything that was compiled."""
    _kept.clear()


def _keep(name: str, batch: int, runner: Runner) -> None:
    _kept[name, batch] = runner
    while len(_kept) > KEPT:
        _kept.popitem(last=False)
