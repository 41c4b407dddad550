"""What a run's network costs, and what it costs on a phone."""

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from core.costs.layers import layers_of, operations_of, weights_of
from core.costs.phone import NotMade, Phone, models_for_phone
from core.costs.timing import Timing, time_predictions
from core.evaluation.headlines import main_score
from core.training.outcome import probabilities

if TYPE_CHECKING:
    from core.jobs.errand import Conduct, Hands
    from core.training.run import Run

SAMPLE = 200  # training rows that show which numbers occur
BYTES = 4  # of a weight in 32 bits
PHONE_SECONDS = 8.0  # that it usually takes to make models for a phone: another TensorFlow must start
ALMOST, TICK = 0.97, 0.4  # of the expected time that is shown at most; seconds between two looks at the clock
Array = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Costs:
    """Hold what a network costs.

    Parameters
    ----------
    weights : int
        Numbers that it holds.
    operations : int
        For one prediction; see `core.costs.layers` for what counts as one.
    training : float
        Seconds of the training.
    file : int
        Bytes of its `.keras` file.
    timing : Timing
        Seconds of a prediction, on one core of the machine that trained it.
    phones : mapping
        Recipe -> model for a phone, or why there is none.
    """

    weights: int
    operations: int
    training: float
    file: int
    timing: Timing
    phones: Mapping[str, Phone | NotMade]

    @property
    def memory(self) -> int:
        """Bytes of its weights."""
        return BYTES * self.weights


def costs_of(run: "Run") -> Costs:
    """Return a run's costs; needs TensorFlow, and some seconds.

    Examples
    --------
    >>> costs_of(run).operations
    12162
    """
    archive, test, sample = _given(run)
    return _costs(run, time_predictions(archive, test), models_for_phone(archive, test, sample))


def costing(run: "Run") -> "Conduct":
    """Return how the engine finds a run's costs on a worker."""

    async def conduct(hands: "Hands") -> Costs:
        began, (archive, test, sample) = time.monotonic(), _given(run)
        timing = await hands.ask(time_predictions, archive, test)
        expected = time.monotonic() - began + PHONE_SECONDS
        made = asyncio.ensure_future(hands.ask(models_for_phone, archive, test, sample))
        try:
            while not made.done():
                hands.tell(min(time.monotonic() - began, ALMOST * expected), expected)
                await asyncio.wait({made}, timeout=TICK)
        finally:
            made.cancel()
        return _costs(run, timing, made.result())

    return conduct


def _given(run: "Run") -> tuple[bytes, Array, Array]:
    """Return the network's file, and prepared rows: those of the test, and some of the training from end to end."""
    train = run.split.train
    some = train[np.unique(np.linspace(0, len(train) - 1, SAMPLE).astype(int))]
    prepare = run.preprocessor.transform
    return run.network.archive, prepare(run.X_test), prepare(run.data.X[some])


def _costs(run: "Run", timing: Timing, phones: Mapping[str, Phone | NotMade]) -> Costs:
    archive = run.network.archive
    layers = layers_of(archive)
    return Costs(weights_of(layers), operations_of(layers), run.seconds, len(archive), timing, phones)


def phone_answers(run: "Run", phone: Phone) -> Array:
    """Return what a model for a phone says of the test rows (n, k), as `Run.predict` would."""
    found = probabilities(phone.outputs, run.experiment, run.data, run.preprocessor)
    if run.data.task == "regression":
        return found
    # In 8 bits, shares of a whole need not add up to it.
    return np.asarray(found / np.maximum(found.sum(axis=1, keepdims=True), np.finfo(np.float32).tiny), np.float32)


def phone_score(run: "Run", phone: Phone) -> float:
    """Return the main score of a model for a phone on the run's test rows."""
    return main_score(run.data, run.split.test, phone_answers(run, phone))


def answers_changed(run: "Run", phone: Phone) -> float:
    """Return for how many test rows a model for a phone chooses another class; for numbers, the mean change of its answer."""
    found = phone_answers(run, phone)
    if run.data.task == "regression":
        return float(np.abs(found - run.y_prob).mean())
    return int(np.sum(found.argmax(axis=1) != run.y_prob.argmax(axis=1)))
