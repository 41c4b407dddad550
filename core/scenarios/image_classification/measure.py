"""Train the playground's CNN on digits, and test it beside the commonest digit, nearest neighbours and logistic regression."""

import time
from collections.abc import Mapping
from typing import Any

import numpy as np

from core.evaluation.wilson import wilson
from core.lessons.architectures.running import trained, weights_of
from core.messages import N_
from core.scenarios.image_classification.net import EXPERIMENT
from core.scenarios.image_classification.unknown import strangers, usual_distance
from core.scenarios.result import Kind, Result, Rival
from core.training.run import Run

Arrays = dict[str, Any]
TIMES = 20  # answers that one is timed by

LABELS: Mapping[str, tuple[str, Kind]] = {
    "nothing": (N_("Always the commonest digit"), "nothing"),
    "neighbour": (N_("The most similar training picture"), "simple"),
    "logistic": (N_("Logistic regression on pixels"), "simple"),
    "cnn": (N_("Small CNN (Keras)"), "model"),
}
"""Way -> what a user reads, and what kind of rival it is."""


async def measure(hands: Any) -> Arrays:
    """Return the CNN's weights, the pictures by their part, and what each way says of the test pictures."""
    arrays: Arrays = dict(await trained(hands, EXPERIMENT, None, told, lambda share: hands.tell(0.8 * share, 1.0)))
    parts = [arrays[name] for name in ("train_X", "train_y", "test_X")]
    for way, function in (("neighbour", neighbour), ("logistic", logistic)):
        arrays[f"said_{way}"], arrays[f"seconds_{way}"] = await hands.timed(function, *parts)
    hands.tell(0.9, 1.0)
    arrays |= await hands.ask(scores, {way: arrays[f"said_{way}"] for way in LABELS}, arrays["test_y"])
    arrays["usual"] = await hands.ask(usual_distance, arrays["train_X"], arrays["val_X"])
    return arrays | dict(await hands.ask(strangers, arrays["test_X"]))


def told(run: Run) -> Arrays:
    """Return what a page needs of a run, read on the worker that trained it."""
    parts: Arrays = {}
    for name in ("train", "val", "test"):
        rows = getattr(run.split, name)
        parts |= {f"{name}_X": run.data.X[rows], f"{name}_y": run.data.y[rows], f"{name}_rows": rows}
    said = {"prob": run.y_prob, "said_cnn": run.y_prob.argmax(axis=1), "val_prob": run.val_prob}
    common = int(np.bincount(parts["train_y"]).argmax())
    said["said_nothing"] = np.full(len(parts["test_y"]), common)
    return {**weights_of(run), **parts, **said, "seconds_cnn": run.seconds, "seconds_per_answer": _timed(run)}


def _timed(run: Run) -> float:
    """Return the seconds that the Keras net takes for one picture alone."""
    import tensorflow as tf

    row = tf.constant(run.preprocessor.transform(run.data.X[run.split.test[:1]]))
    model = run.model
    forward = tf.function(lambda x: model(x, training=False))
    forward(row)
    began = time.perf_counter()
    for _ in range(TIMES):
        forward(row)
    return (time.perf_counter() - began) / TIMES


def neighbour(X: Any, y: Any, asked: Any) -> Any:
    """Return the digit of the training picture that is most like each asked one."""
    from sklearn.neighbors import KNeighborsClassifier

    return KNeighborsClassifier(1).fit(X, y).predict(asked)


def logistic(X: Any, y: Any, asked: Any) -> Any:
    """Return what logistic regression on ink says of each asked picture."""
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(max_iter=300).fit(X / 16, y).predict(asked / 16)


def scores(said: Mapping[str, Any], y: Any) -> Arrays:
    """Return each way's accuracy with Wilson's 95 % interval (3,); on a worker, for it needs SciPy."""
    sure = {way: wilson(int((each == y).sum()), len(y)) for way, each in said.items()}
    return {f"score_{way}": np.array([one.value, one.low, one.high]) for way, one in sure.items()}


def result(arrays: Mapping[str, Any]) -> Result:
    """Return the scores."""
    rivals = tuple(
        Rival(label, kind, *ends(arrays[f"score_{way}"]), float(arrays.get(f"seconds_{way}", 0.0)))
        for way, (label, kind) in LABELS.items()
    )
    return Result("accuracy", len(arrays["test_y"]), N_("pictures"), rivals, float(arrays["seconds_per_answer"]))


def ends(score: Any) -> tuple[float, float, float]:
    """Return a score and its interval as numbers."""
    value, low, high = map(float, score)
    return value, low, high
