"""The forward pass of a subject, compiled: rows in the data's own units to what the model says of them."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Any

import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from core.datasets.features import FEATURES
from core.datasets.preprocessing import MISSING, VALUE, Preprocessor
from core.explanation.subject import Subject
from core.training.outcome import probabilities

Rows = NDArray[Any]
Forward = Callable[[Rows], NDArray[np.float64]]

CELLS = 2**21  # of the rows that go through at once: a wide layer of a small network then takes a few hundred MB
KEPT = 4  # compiled passes

_compiled: OrderedDict[str, Any] = OrderedDict()
_lock = Lock()


def predictor(subject: Subject) -> Forward:
    """Return a function of rows (n, d) in the data's own units that gives chances (n, classes), or numbers (n, 1)."""
    compiled, size = _pass_of(subject), max(1, CELLS // len(subject.preprocessor.kind) // _width(subject))

    def predict(X: Rows) -> NDArray[np.float64]:
        rows = np.asarray(X, np.float32)
        found = [compiled(rows[i : i + size]).numpy() for i in range(0, max(1, len(rows)), size)]
        outputs = np.concatenate(found).astype(np.float32)
        return probabilities(outputs, subject.experiment, subject, subject.preprocessor).astype(np.float64)

    return predict


def _width(subject: Subject) -> int:
    """Return how many numbers a layer makes of each input, roughly: dense layers look at all of them at once."""
    return 1 if subject.experiment.model in ("linear", "mlp") else max(subject.experiment.hidden)


def _pass_of(subject: Subject) -> Any:
    with _lock:
        if subject.key not in _compiled:
            _compiled[subject.key] = _compile(subject)
            while len(_compiled) > KEPT:
                _compiled.popitem(last=False)
        _compiled.move_to_end(subject.key)
        return _compiled[subject.key]


def _compile(subject: Subject) -> Any:
    model, prepared = subject.network.model, subject.preprocessor
    if any(kind in FEATURES for kind in prepared.kind):  # of drawn points, by functions of NumPy's
        forward = tf.function(lambda x: model(x, training=False), input_signature=[_rows(len(prepared.kind))])
        return lambda rows: forward(prepared.transform(rows))
    return tf.function(lambda x: model(_inputs(x, prepared), training=False), input_signature=[_rows(subject.columns)])


def _rows(width: int) -> tf.TensorSpec:
    return tf.TensorSpec((None, width), tf.float32)


def _inputs(x: Any, prepared: Preprocessor) -> Any:
    """Return inputs (n, p) of rows (n, d), as `Preprocessor.transform` does."""
    kinds, origin = np.array(prepared.kind), np.array(prepared.origin)
    raw = x if np.array_equal(origin, np.arange(x.shape[1])) else tf.gather(x, origin, axis=1)
    missing = tf.math.is_nan(raw)
    made = tf.where(missing, prepared.fill.astype(np.float32), raw)
    if not (kinds == VALUE).all():
        codes = np.array([float(kind) if kind.isdigit() else -1.0 for kind in kinds], np.float32)
        has = tf.cast(tf.where(kinds == MISSING, missing, raw == codes), tf.float32)
        made = tf.where(kinds == VALUE, made, has)
    return (made - prepared.mean.astype(np.float32)) * (1 / prepared.scale).astype(np.float32)
