"""Where TensorFlow trains."""

import os
from dataclasses import dataclass
from functools import cache
from typing import Any


@dataclass(frozen=True)
class Device:
    """Say what TensorFlow sees: "CPU" or "GPU", its name, how many, and whether it is used."""

    kind: str
    name: str
    count: int
    used: bool = True


@cache
def warm_up() -> Device:
    """Import TensorFlow, let GPU memory grow as needed, compile a small computation; return the device."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    # XLA's first optimisation level compiles a third faster, and small networks run no slower.
    os.environ.setdefault("XLA_FLAGS", "--xla_backend_optimization_level=1")
    # Small networks lose more by waking a second thread for every layer than it computes; the pages need it more.
    os.environ.setdefault("TF_NUM_INTRAOP_THREADS", "1")
    import tensorflow as tf

    gpus = tf.config.list_physical_devices("GPU")
    for gpu in gpus:
        if not tf.config.experimental.get_memory_growth(gpu):
            tf.config.experimental.set_memory_growth(gpu, True)
    import keras  # noqa: F401  imports that the first training need not wait for
    import sklearn.datasets
    import sklearn.impute
    import sklearn.metrics
    import sklearn.preprocessing  # noqa: F401

    from core.training import finishing  # noqa: F401

    _compile_a_loop()
    if gpus:
        details = tf.config.experimental.get_device_details(gpus[0])
        return Device("GPU", details.get("device_name", "GPU"), len(gpus))
    return Device("CPU", "CPU", os.cpu_count() or 1)


def _compile_a_loop() -> None:
    """Have XLA prepare what every training needs: it saves the first one more than it takes here."""
    import tensorflow as tf

    def body(step: Any, x: Any) -> tuple[Any, Any]:
        return step + 1, tf.tanh(tf.matmul(x, x)) + tf.reduce_sum(x, axis=0)

    tf.function(lambda x: tf.while_loop(lambda step, _: step < 2, body, (0, x)), jit_compile=True)(tf.ones((4, 4)))
