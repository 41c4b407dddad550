"""How long a network takes to predict, measured; for the process that has TensorFlow."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

import numpy as np
from numpy.typing import NDArray

MANY = 1000  # rows that are predicted together
WARM_UPS = 20
LOOKS = 400
SECONDS = 0.4  # after which a measurement has looked often enough
Array = NDArray[np.float32]


@dataclass(frozen=True)
class Timing:
    """Hold seconds for a row that is predicted alone, and for each of `MANY` rows that are predicted together."""

    alone: float
    together: float


def time_predictions(archive: bytes, X: Array) -> Timing:
    """Measure the compiled forward pass of a network, the bytes of its file, on prepared rows (n, p)."""
    import tensorflow as tf

    from core.models.network import Network

    model = Network.from_archive(archive).model

    def seconds(rows: Array) -> float:
        given = tf.constant(rows)
        forward = tf.function(lambda x: model(x, training=False), autograph=False).get_concrete_function(given)
        return middle(lambda: forward(given).numpy())

    return Timing(seconds(X[:1]), seconds(np.resize(X, (MANY, X.shape[1]))) / MANY)


def middle(call: Callable[[], object]) -> float:
    """Return the median of the seconds that a call takes, of many when it is quick."""
    for _ in range(WARM_UPS):
        call()
    took: list[float] = []
    end = time.perf_counter() + SECONDS
    while not took or (len(took) < LOOKS and time.perf_counter() < end):
        began = time.perf_counter()
        call()
        took.append(time.perf_counter() - began)
    return median(took)
