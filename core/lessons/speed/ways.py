"""The same training in many ways: same data, same first weights, same order of rows; for the process with TensorFlow."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from core.experiment import Experiment
from core.messages import N_

EXPERIMENT = Experiment(dataset="digits", hidden=(64, 64), batch_size=32, learning_rate=1e-3)
FIT, OURS, PRECISE = "fit", "xla", "mixed"

Runner = Callable[[int], list[float]]
"""`runner(epochs)` trains on and returns the loss of each epoch."""


@dataclass(frozen=True)
class Way:
    """Describe a way to train; `make` gives its runner.

    Parameters
    ----------
    label : str
        Marked with `N_`.
    help : str
        What it does, marked with `N_`.
    """

    label: str
    help: str
    make: Callable[[Experiment], Runner]
    needs_gpu: bool = False


@dataclass(frozen=True, eq=False)
class _Given:
    model: Any
    X: Any
    y: Any
    held: tuple[Any, Any]


def _given(experiment: Experiment) -> _Given:
    """Return a Keras model with the experiment's first weights, and its rows."""
    from core.models import MODELS
    from core.training.rows import data_of, rows_of, shape_of

    data = data_of(experiment, None)
    rows = rows_of(experiment, data)
    model = MODELS[experiment.model].build(experiment, shape_of(data, rows.X_train.shape[1]))
    return _Given(model, rows.X_train, rows.y_train, (rows.X_val, rows.y_val))


def _fit(feed: Callable[[_Given, int], Mapping[str, Any]], **how: Any) -> Callable[[Experiment], Runner]:
    """Return a maker of `keras.fit`: `how` goes to `compile`, what `feed` gives to `fit`."""

    def make(experiment: Experiment) -> Runner:
        import keras

        it = _given(experiment)
        steps = -(-len(it.X) // experiment.batch_size)
        settings = {name: steps if value is ALL_STEPS else value for name, value in how.items()}
        optimizer = keras.optimizers.Adam(experiment.learning_rate)
        it.model.compile(optimizer, keras.losses.CategoricalCrossentropy(), metrics=["accuracy"], **settings)
        fed = feed(it, experiment.batch_size)

        def run(epochs: int) -> list[float]:
            found = it.model.fit(**fed, epochs=epochs, validation_data=it.held, shuffle=False, verbose=0)
            return [*map(float, found.history["loss"])]

        return run

    return make


ALL_STEPS = object()  # of an epoch


def _arrays(it: _Given, batch: int) -> Mapping[str, Any]:
    return {"x": it.X, "y": it.y, "batch_size": batch}


def _cached(it: _Given, batch: int) -> Mapping[str, Any]:
    import tensorflow as tf

    rows = tf.data.Dataset.from_tensor_slices((it.X, it.y)).batch(batch).cache().prefetch(tf.data.AUTOTUNE)
    return {"x": rows}


def _one_by_one(it: _Given, batch: int) -> Mapping[str, Any]:
    """Feed row by row from Python, as a pipeline that nobody looked at does."""
    import tensorflow as tf

    def rows() -> Iterator[tuple[Any, Any]]:
        yield from zip(it.X, it.y, strict=True)

    kinds = tuple(tf.TensorSpec(part.shape[1:], tf.float32) for part in (it.X, it.y))
    fed = tf.data.Dataset.from_generator(rows, output_signature=kinds)
    return {"x": fed.apply(tf.data.experimental.assert_cardinality(len(it.X))).batch(batch)}


def _epochs(xla: bool, device: str = "") -> Callable[[Experiment], Runner]:
    """Return a maker of the app's own trainer, a whole epoch as one compiled function."""

    def make(experiment: Experiment) -> Runner:
        import tensorflow as tf

        from core.training.program import Program
        from core.training.rows import data_of, rows_of, shape_of

        where: Callable[[], AbstractContextManager[Any]] = (lambda: tf.device(device)) if device else nullcontext
        data = data_of(experiment, None)
        rows = rows_of(experiment, data)
        with where():
            program = Program(experiment, shape_of(data, rows.X_train.shape[1]), 1)
            extra = program.load(program.begin([experiment]))
            arrays = tuple(map(tf.constant, (rows.X_train, rows.y_train, rows.weight, rows.X_val, rows.y_val)))
            orders = (tf.constant(in_order(len(rows.X_train), experiment.batch_size)),)

        def run(epochs: int) -> list[float]:
            nonlocal extra
            losses = []
            with where():
                for _ in range(epochs):
                    extra, logs = program.epoch(extra, experiment.learning_rate, arrays, orders, xla)
                    losses.append(float(logs[0, 0]))
            return losses

        return run

    return make


def _mixed(experiment: Experiment) -> Runner:
    return _epochs(xla=True)(replace(experiment, precision="mixed_float16"))


def in_order(rows: int, batch: int) -> Any:
    """Return row numbers (steps, batch, 1) as they come, -1 where the last batch has none."""
    return np.concatenate([np.arange(rows), np.full(-rows % batch, -1)]).astype(np.int32).reshape(-1, batch, 1)


WAYS: Mapping[str, Way] = {
    "eager": Way(
        N_("Nothing compiled"),
        N_("Python runs each operation by itself (fit with run_eagerly): good for finding errors."),
        _fit(_arrays, run_eagerly=True, jit_compile=False),
    ),
    "generator": Way(
        N_("fit, fed row by row"),
        N_("The usual loop, but each row comes from Python by itself: a slow data pipeline."),
        _fit(_one_by_one),
    ),
    "cached": Way(
        N_("fit, cached pipeline"),
        N_("The usual loop with a pipeline that keeps its batches and prepares the next one ahead (cache, prefetch)."),
        _fit(_cached),
    ),
    "graph_fit": Way(
        N_("fit without XLA"),
        N_("The usual loop, each step a graph of operations that are not fused."),
        _fit(_arrays, jit_compile=False),
    ),
    FIT: Way(
        N_("Plain fit"),
        N_("The usual loop as Keras sets it up by itself: one compiled step, which Python calls for each batch."),
        _fit(_arrays),
    ),
    "steps": Way(
        N_("fit, all steps in one call"),
        N_("The usual loop with steps_per_execution: Python calls once an epoch."),
        _fit(_arrays, steps_per_execution=ALL_STEPS),
    ),
    "graph": Way(
        N_("Compiled epoch"),
        N_("This app's trainer: data stay in place, an epoch is one graph. Most trainings of the playground run like this."),
        _epochs(xla=False),
    ),
    OURS: Way(
        N_("Compiled epoch, XLA"),
        N_("The same, its operations fused by the XLA compiler: the playground's long trainings, and many seeds at once."),
        _epochs(xla=True),
    ),
    PRECISE: Way(
        N_("… in mixed precision"),
        N_("The same with 16-bit numbers where that is safe: made for GPUs, most CPUs only convert back and forth."),
        _mixed,
    ),
    "gpu": Way(
        N_("… on the GPU"),
        N_("The compiled epoch with XLA on this machine's graphics processor."),
        _epochs(xla=True, device="/GPU:0"),
        needs_gpu=True,
    ),
}  # fmt: skip
"""Name -> way; those that only a GPU can do are left out where there is none."""

BATCHES = (8, 32, 512)
BATCH_WAYS = (FIT, OURS)
