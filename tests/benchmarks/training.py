"""Training: ours, whole and with its scores, against what a user would write."""

import warnings
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from statistics import median

from core.datasets import load
from core.datasets.preparation import prepare
from core.experiment import Experiment
from core.ingredients.heads import objective
from core.models import MODELS
from core.training import train, train_seeds
from core.training.device import warm_up
from core.training.rows import shape_of, targets
from core.training.trials import graded, onward, start
from tests.benchmarks.table import Line, best, seconds

MLP = {"iris": (8, 45), "breast_cancer": (8, 40), "digits": (6, 25)}
OTHERS = {"cnn": (16, 32), "rnn": (32,), "transformer": (32,)}


def keras_fit(experiment: Experiment) -> Callable[[], None]:
    """Return plain `keras.fit` of an experiment, its data prepared already: building, compiling, fitting with validation."""
    import keras

    data = load(experiment.dataset)
    p = prepare(experiment, data)
    shape = shape_of(data, p.X_train.shape[1])
    loss = objective(experiment.loss, shape.outputs, data.task).keras_name

    def fit() -> None:
        model = MODELS[experiment.model].build(experiment, shape)
        optimizer = keras.optimizers.Adam(experiment.learning_rate)
        model.compile(optimizer, getattr(keras.losses, loss)(), metrics=["accuracy"])
        model.fit(
            p.X_train, targets(p.y_train, shape), epochs=experiment.epochs, batch_size=experiment.batch_size,
            validation_data=(p.X_val, targets(p.y_val, shape)), verbose=0,
        )  # fmt: skip

    return fit


def scikit_learn(experiment: Experiment) -> Callable[[], None]:
    """Return scikit-learn's `MLPClassifier` with the same settings."""
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.neural_network import MLPClassifier

    p = prepare(experiment, load(experiment.dataset))

    def fit() -> None:
        model = MLPClassifier(
            experiment.hidden, batch_size=experiment.batch_size, max_iter=experiment.epochs,
            learning_rate_init=experiment.learning_rate, tol=0, n_iter_no_change=experiment.epochs,
        )  # fmt: skip
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)
            model.fit(p.X_train, p.y_train)

    return fit


def dense(dataset: str) -> Iterator[Line]:
    """Compare a dense network on a table: the first time, and again with another seed."""
    e = Experiment(dataset=dataset, hidden=(64, 64), batch_size=32, epochs=100)
    at_first, again = MLP[dataset]
    seeds = count(1)
    first, fit = _at_first(e)
    second = best(5, lambda: train(replace(e, seed=next(seeds))))
    yield Line(f"train, {dataset}, tracing included", first, "keras.fit", fit, at_first)
    yield Line(f"train again, {dataset}, another seed", second, "keras.fit", fit, again)
    if dataset != "iris":
        yield Line(f"train again, {dataset}, another seed", second, "MLPClassifier", best(3, scikit_learn(e)), 1)


def _at_first(experiment: Experiment) -> tuple[float, float]:
    """Take turns between ours, traced anew each time, and theirs: one second by itself says more of the machine."""
    from core.training.program import PROGRAMS

    fit = keras_fit(experiment)
    times = []
    for _ in range(3):
        PROGRAMS.clear()
        times.append((seconds(train, experiment), seconds(fit)))
    ours, theirs = map(median, zip(*times, strict=True))
    return ours, theirs


def seeds_together() -> Iterator[Line]:
    """Compare 32 seeds in one program with one fit."""
    e = Experiment(dataset="iris", hidden=(64, 64), batch_size=32, epochs=100)
    together, fit = seconds(train_seeds, e, range(32)), seconds(keras_fit(e))
    yield Line("32 seeds, iris, tracing included", together, "one keras.fit", fit, 1)
    rounds = count(1)
    again = best(3, lambda: _graded(e, 32 * next(rounds)))
    yield Line("32 other seeds graded, iris", again, "one keras.fit", fit, 2)


def _graded(experiment: Experiment, first: int) -> None:
    """Do what the page's 32 seeds take on a worker."""
    graded(onward(start(experiment, None, range(first, first + 32)), experiment.epochs))


def other_family(model: str) -> Iterator[Line]:
    """Compare a network of another family on pictures."""
    e = Experiment(dataset="digits", model=model, hidden=OTHERS[model], epochs=20)
    first = seconds(train, e)
    yield Line(f"train, digits, {model}, tracing included", first, "keras.fit", seconds(keras_fit(e)), 2)


def lines() -> Iterator[Line]:
    """Measure all."""
    warm_up()
    for name in MLP:
        load(name)
        yield from dense(name)
    yield from seeds_together()
    for model in OTHERS:
        yield from other_family(model)
