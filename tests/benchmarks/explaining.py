"""SHAP values of 200 rows of breast cancer: how quickly and how closely, against `KernelExplainer` over `model.predict`."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from core.experiment import Experiment
from core.explanation import How, explain
from core.explanation.explain import explain_rows
from core.explanation.subject import subject_of
from core.training import Run, train
from tests.benchmarks.table import Line, seconds

EXPERIMENT = Experiment(dataset="breast_cancer", hidden=(64, 64), epochs=60)
ROWS, KERNEL_ROWS, REFERENCE_ROWS, REFERENCE_ROUNDS = 200, 5, 5, 1000
FASTER, CLOSER = 100, 2
Array = NDArray[np.float64]


def lines() -> Iterator[Line]:
    """Measure time and error in one run, on the same background rows; ours with all that is compiled on the way."""
    run = train(EXPERIMENT)
    X = np.concatenate([run.X_test, run.data.X[run.split.train]])[:ROWS]
    made: list[Array] = []
    ours = seconds(lambda: made.append(explain(run, X).values[:, :, 1]))
    theirs = seconds(lambda: made.append(_kernel(run, X[:KERNEL_ROWS]))) * ROWS / KERNEL_ROWS
    yield Line("explain 200 rows, 30 columns, tracing included", ours, "KernelExplainer over predict", theirs, FASTER)
    truth = _reference(run, X[:REFERENCE_ROWS])
    errors = [100 * _off(found[:REFERENCE_ROWS], truth) for found in made]
    yield Line("its error, % of the largest value", errors[0], "KernelExplainer's", errors[1], CLOSER, "%")
    told = explain(run, X[:REFERENCE_ROWS])
    said = 100 * told.sampling_error * np.sqrt(2 / np.pi)  # the mean size of an error of that standard deviation
    yield Line("the error that it says it has, %", said, "the error that it has", errors[0], 0.5, "%")
    one = subject_of(run), X[:1], How()
    explain_rows(*one)
    yield Line("explain one row", min(seconds(explain_rows, *one) for _ in range(5)), "0.15 s", 0.15, 1)


def _kernel(run: Run, X: NDArray[np.float32]) -> Array:
    import shap

    inputs, rows = run.preprocessor.transform(subject_of(run).background), run.preprocessor.transform(X)
    explainer = shap.KernelExplainer(lambda x: run.model.predict(x, verbose=0)[:, 0], inputs)
    return np.asarray(explainer.shap_values(rows, silent=True))


def _reference(run: Run, X: NDArray[np.float32]) -> Array:
    """Return values by so many rounds that their own error doesn't count, with other orders than ours."""
    return explain(run, X, how=How(rounds=REFERENCE_ROUNDS, seed=0)).values[:, :, 1]


def _off(found: Array, truth: Array) -> float:
    return float(np.abs(found - truth).mean() / np.abs(truth).max())
